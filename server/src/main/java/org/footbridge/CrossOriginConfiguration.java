package org.footbridge;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** The web pages of other hosts that may use the server: none, but for those that the operator names. */
@Configuration(proxyBeanMethods = false)
class CrossOriginConfiguration {
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> RESPONSE_HEADERS = List.of(
            "Content-Location",
            "ETag",
            "Last-Modified",
            "Location",
            "Preference-Applied",
            "Retry-After",
            "WWW-Authenticate",
            "X-Progress",
            "X-Request-ID");

    /** In front of authentication, as browsers ask without a token whether they may send one. */
    @Bean
    FilterRegistrationBean<CorsFilter> cors(ServerSettings settings) {
        List<String> origins = settings.security().corsOrigins();
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(METHODS);
        rules.setAllowedHeaders(List.of("*"));
        rules.setExposedHeaders(RESPONSE_HEADERS);
        rules.setMaxAge(Duration.ofMinutes(10));
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", rules);
        FilterRegistrationBean<CorsFilter> bean = new FilterRegistrationBean<>(new CorsFilter(source) {
            /** Of other origins the browser, which is not told that it may, hides the response from the page. */
            @Override
            protected boolean shouldNotFilter(HttpServletRequest request) {
                return !origins.contains(request.getHeader("Origin"));
            }
        });
        bean.setEnabled(!origins.isEmpty());
        bean.addUrlPatterns("/*");
        bean.setOrder(FilterConfiguration.CORS);
        return bean;
    }
}
