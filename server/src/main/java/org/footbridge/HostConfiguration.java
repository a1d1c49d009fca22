package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.util.Optional;
import java.util.Set;
import org.footbridge.address.ServerBase;
import org.footbridge.rest.container.HostValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hosts that requests may be for. */
@Configuration(proxyBeanMethods = false)
class HostConfiguration {
    /** In front of all servlets, whatever the path. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> hosts(ServerSettings settings, FhirContext context) {
        Optional<ServerBase> fixed = Optional.ofNullable(settings.baseUrl()).map(ServerBase::new);
        return factory -> factory.addContextCustomizers(web -> web.getParent()
                .getPipeline()
                .addValve(new HostValve(
                        context,
                        settings.security().clientNetworks(),
                        Set.copyOf(settings.security().corsOrigins()),
                        settings.proxies(),
                        fixed,
                        ServerConfiguration.PATH)));
    }
}
