package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.AccessControl;
import org.footbridge.actuator.ActuatorServlet;
import org.footbridge.authentication.ClaimNames;
import org.footbridge.authentication.IssuerMetadata;
import org.footbridge.authentication.TokenVerifier;
import org.footbridge.authentication.TrustedIssuer;
import org.footbridge.authorizationserver.AuthorizationServer;
import org.footbridge.authorizationserver.ServerIdentity;
import org.footbridge.rest.container.AuthenticationFilter;
import org.footbridge.rest.container.BreakGlassNotice;
import org.footbridge.rest.container.NotFoundServlet;
import org.footbridge.rest.container.PublicPaths;
import org.footbridge.rest.container.RateLimits;
import org.footbridge.rest.guide.GuideServlet;
import org.footbridge.rest.metadata.SecurityStatement;
import org.footbridge.rest.metadata.SmartConfigurationServlet;
import org.footbridge.rest.openreferral.OpenReferralServlet;
import org.footbridge.rest.provider.Interactions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Authentication of callers: the issuers of tokens, and the filter that asks for tokens. */
@Configuration(proxyBeanMethods = false)
class AuthenticationConfiguration {
    private static final String MODE = "footbridge.security.mode";
    private static final String SMART = "smart";

    @Bean
    @ConditionalOnProperty(name = MODE, havingValue = SMART, matchIfMissing = true)
    TokenVerifier tokenVerifier(ServerSettings settings, ObjectProvider<ServerIdentity> embedded) {
        SecuritySettings security = settings.security();
        List<TrustedIssuer> issuers = new ArrayList<>(security.trustedIssuers());
        embedded.ifAvailable(server -> issuers.add(trusted(server)));
        return new TokenVerifier(issuers, security.keyRules(), security.clockSkew(), InstantSource.system());
    }

    private static TrustedIssuer trusted(ServerIdentity server) {
        return new TrustedIssuer(
                server.issuer(),
                Optional.empty(),
                Optional.of(server::publicKeys),
                Set.of(server.fhirBase()),
                Set.of("RS256"),
                new ClaimNames("roles", "organisations", "purpose_of_use"));
    }

    /** Of several issuers, apps are sent to the first. */
    @Bean
    SecurityStatement securityStatement(ServerSettings settings, ObjectProvider<ServerIdentity> embedded) {
        SecuritySettings security = settings.security();
        Optional<Supplier<Optional<Map<String, Object>>>> first = security.trustedIssuers().stream()
                .findFirst()
                .map(issuer -> new IssuerMetadata(issuer.issuer(), InstantSource.system()));
        Optional<Supplier<Optional<Map<String, Object>>>> own = Optional.ofNullable(embedded.getIfAvailable())
                .map(server -> Optional.of(AuthorizationServer.metadata(server.issuer())))
                .map(metadata -> () -> metadata);
        return new SecurityStatement(!security.corsOrigins().isEmpty(), first.or(() -> own));
    }

    @Bean
    @ConditionalOnProperty(name = MODE, havingValue = SMART, matchIfMissing = true)
    ServletRegistrationBean<SmartConfigurationServlet> smartConfiguration(
            SecurityStatement statement, FhirContext context) {
        return new ServletRegistrationBean<>(
                new SmartConfigurationServlet(statement.issuer().orElse(Optional::empty), context),
                ServerConfiguration.PATH + SmartConfigurationServlet.PATH);
    }

    @Bean
    BreakGlassNotice breakGlassNotice(ServerSettings settings, ObjectProvider<Interactions> interactions) {
        return new BreakGlassNotice(
                Optional.of(settings.security().breakGlassRecipient()).filter(owner -> !owner.isEmpty()),
                () -> interactions.getObject().changes(),
                InstantSource.system());
    }

    /** In front of all filters that look at a request. */
    @Bean
    @ConditionalOnProperty(name = MODE, havingValue = SMART, matchIfMissing = true)
    FilterRegistrationBean<AuthenticationFilter> authentication(
            TokenVerifier tokens,
            AccessControl access,
            BreakGlassNotice notice,
            ServletRegistrationBean<GuideServlet> guideServlet,
            ObjectProvider<ServletRegistrationBean<NotFoundServlet>> authorizationServlet,
            ObjectProvider<ServletRegistrationBean<OpenReferralServlet>> openDirectory,
            RateLimits limits,
            FhirContext context) {
        FilterRegistrationBean<AuthenticationFilter> bean = new FilterRegistrationBean<>(new AuthenticationFilter(
                tokens,
                access,
                notice,
                publicPaths(guideServlet, authorizationServlet.getIfAvailable(), openDirectory.getIfAvailable()),
                Set.of(ActuatorServlet.PATH),
                limits.signIns(),
                context));
        bean.addUrlPatterns("/*");
        bean.setOrder(FilterConfiguration.AUTHENTICATION);
        return bean;
    }

    private static PublicPaths publicPaths(
            ServletRegistrationBean<?> guide, @Nullable ServletRegistrationBean<?>... authenticatingThemselves) {
        return new PublicPaths(
                Set.of(
                        ServerConfiguration.PATH + "/metadata",
                        ServerConfiguration.PATH + SmartConfigurationServlet.PATH,
                        ActuatorServlet.PATH + "/health/liveness",
                        ActuatorServlet.PATH + "/health/readiness"),
                paths(guide),
                Stream.of(authenticatingThemselves)
                        .filter(Objects::nonNull)
                        .flatMap(servlet -> paths(servlet).stream())
                        .collect(Collectors.toSet()));
    }

    static Set<String> paths(ServletRegistrationBean<?> servlet) {
        return servlet.getUrlMappings().stream()
                .map(mapping -> mapping.replaceFirst("/\\*$", ""))
                .collect(Collectors.toSet());
    }
}
