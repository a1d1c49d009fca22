package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.footbridge.access.AccessControl;
import org.footbridge.access.AccessPolicy;
import org.footbridge.actuator.ActuatorServlet;
import org.footbridge.authentication.IssuerMetadata;
import org.footbridge.authentication.TokenVerifier;
import org.footbridge.rest.container.AuthenticationFilter;
import org.footbridge.rest.container.PublicPaths;
import org.footbridge.rest.guide.GuideServlet;
import org.footbridge.rest.metadata.SecurityStatement;
import org.footbridge.rest.metadata.SmartConfigurationServlet;
import org.footbridge.search.SearchBasis;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.SearchParameterRegistry;
import org.footbridge.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may use the server: authentication, and the policy that decides what callers may do. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);
    private static final String SMART = "smart";

    /** Without authentication, every client may do everything. */
    @Bean
    @ConditionalOnMissingBean
    AccessPolicy accessPolicy(
            ServerSettings settings,
            SearchParameterRegistry parameters,
            Supplier<SearchEngine> searchEngine,
            Store store) {
        if (settings.security().mode() == SecuritySettings.Mode.SMART) {
            return PolicyWiring.policy(settings, parameters, searchEngine, store);
        }
        log.warn(
                "SECURITY IS OFF (footbridge.security.mode=open): every client that reaches this server may read and change"
                        + " everything. This is for trials on one machine, not for data about people.");
        return AccessPolicy.OPEN;
    }

    @Bean
    Supplier<SearchEngine> searchEngine(
            ServerSettings settings, SearchParameterRegistry parameters, SearchBasis basis) {
        int count = settings.search().countDefault();
        int most = settings.search().countMax();
        return parameters.derived(current -> SearchEngine.of(current, basis, count, most));
    }

    @Bean
    AccessControl accessControl(
            AccessPolicy policy, Supplier<SearchEngine> searchEngine, Store store, IndexWiring index) {
        return new AccessControl(policy, searchEngine, index.live()::entries, store.search()::exists);
    }

    @Bean
    @ConditionalOnProperty(name = "footbridge.security.mode", havingValue = SMART)
    TokenVerifier tokenVerifier(ServerSettings settings) {
        SecuritySettings security = settings.security();
        return new TokenVerifier(
                security.trustedIssuers(), security.keyRules(), security.clockSkew(), InstantSource.system());
    }

    /** Of several issuers, apps are sent to the first. */
    @Bean
    SecurityStatement securityStatement(ServerSettings settings) {
        SecuritySettings security = settings.security();
        return new SecurityStatement(
                !security.corsOrigins().isEmpty(),
                security.trustedIssuers().stream()
                        .findFirst()
                        .map(issuer -> new IssuerMetadata(issuer.issuer(), InstantSource.system())));
    }

    @Bean
    @ConditionalOnProperty(name = "footbridge.security.mode", havingValue = SMART)
    ServletRegistrationBean<SmartConfigurationServlet> smartConfiguration(
            SecurityStatement statement, FhirContext context) {
        return new ServletRegistrationBean<>(
                new SmartConfigurationServlet(statement.issuer().orElse(Optional::empty), context),
                ServerConfiguration.PATH + SmartConfigurationServlet.PATH);
    }

    /** In front of all filters that look at a request. */
    @Bean
    @ConditionalOnProperty(name = "footbridge.security.mode", havingValue = SMART)
    FilterRegistrationBean<AuthenticationFilter> authentication(
            TokenVerifier tokens,
            AccessControl access,
            ServletRegistrationBean<GuideServlet> guideServlet,
            FhirContext context) {
        FilterRegistrationBean<AuthenticationFilter> bean = new FilterRegistrationBean<>(new AuthenticationFilter(
                tokens, access, publicPaths(guideServlet), Set.of(ActuatorServlet.PATH), context));
        bean.addUrlPatterns("/*");
        bean.setOrder(FilterConfiguration.AUTHENTICATION);
        return bean;
    }

    private static PublicPaths publicPaths(ServletRegistrationBean<GuideServlet> guide) {
        Set<String> servlets = new HashSet<>();
        guide.getUrlMappings().forEach(mapping -> servlets.add(mapping.replaceFirst("/\\*$", "")));
        return new PublicPaths(
                Set.of(
                        ServerConfiguration.PATH + "/metadata",
                        ServerConfiguration.PATH + SmartConfigurationServlet.PATH,
                        ActuatorServlet.PATH + "/health/liveness",
                        ActuatorServlet.PATH + "/health/readiness"),
                servlets);
    }
}
