package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import javax.sql.DataSource;
import org.footbridge.authorizationserver.AuthorizationServer;
import org.footbridge.authorizationserver.ServerIdentity;
import org.footbridge.rest.container.NotFoundServlet;
import org.footbridge.store.Store;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;

/** The authorization server that comes with the FHIR server, for trials on one machine. */
@Configuration(proxyBeanMethods = false)
@Conditional(SecuritySettings.EmbeddedServer.class)
class EmbeddedAuthorizationConfiguration {
    private static final String KEY = "token-signing-key";

    @Bean
    ServerIdentity serverIdentity(ServerSettings settings, ServerProperties server, Store store) {
        String base = ServerConfiguration.base(settings, server);
        DemoPassword password = new DemoPassword(settings.dataDir());
        password.text(); // so that it is there when the server answers
        return new ServerIdentity(
                issuer(base),
                base,
                () -> store.secrets().get(KEY, ServerIdentity::freshKey),
                password::text,
                settings.security().smartClients());
    }

    /** The server above the FHIR server, whose base URL is {@code base}. */
    static String issuer(String base) {
        return base.replaceFirst("(?<=[^:/])/.*$", "");
    }

    @Bean
    @DependsOn("liquibase")
    FilterRegistrationBean<AuthorizationServer> authorizationServer(
            ServerIdentity identity, DataSource source, Store store) {
        FilterRegistrationBean<AuthorizationServer> bean = new FilterRegistrationBean<>(new AuthorizationServer(
                identity,
                clients -> new JdbcOAuth2AuthorizationService(new JdbcTemplate(source), clients),
                store.authorizations()::isFirstUse));
        bean.setUrlPatterns(AuthorizationServer.PATTERNS);
        bean.setOrder(FilterConfiguration.AUTHORIZATION_SERVER);
        return bean;
    }

    /** Tomcat asks filters only where a servlet is. */
    @Bean
    ServletRegistrationBean<NotFoundServlet> authorizationServlet(FhirContext context) {
        return new ServletRegistrationBean<>(
                new NotFoundServlet(context), AuthorizationServer.PATTERNS.toArray(String[]::new));
    }
}
