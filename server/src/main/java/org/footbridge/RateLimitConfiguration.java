package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import java.util.Set;
import org.footbridge.concurrency.Rate;
import org.footbridge.concurrency.RateLimit;
import org.footbridge.rest.container.NotFoundServlet;
import org.footbridge.rest.container.RateLimitFilter;
import org.footbridge.rest.container.RateLimits;
import org.footbridge.rest.container.Throttle;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rate limit of callers. */
@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {
    @Bean
    RateLimits rateLimits(ServerSettings settings, FhirContext context) {
        RateLimitSettings rates = settings.rateLimits();
        return new RateLimits(
                throttle(RateLimitSettings.REQUESTS, rates.requestRate(), context),
                throttle(RateLimitSettings.SIGN_INS, rates.signInRate(), context));
    }

    private static Throttle throttle(String setting, Optional<Rate> rate, FhirContext context) {
        return new Throttle(setting, rate.map(RateLimit::new), context);
    }

    /** After authentication, by which callers are told apart, and in front of the authorization server. */
    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimit(
            RateLimits limits, ObjectProvider<ServletRegistrationBean<NotFoundServlet>> authorizationServlet) {
        Set<String> signIns = Optional.ofNullable(authorizationServlet.getIfAvailable())
                .map(AuthenticationConfiguration::paths)
                .orElse(Set.of());
        FilterRegistrationBean<RateLimitFilter> bean =
                new FilterRegistrationBean<>(new RateLimitFilter(limits, signIns));
        bean.addUrlPatterns("/*");
        bean.setOrder(FilterConfiguration.RATE_LIMIT);
        return bean;
    }
}
