package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.footbridge.address.ServerBase;
import org.footbridge.rest.container.AccessLog;
import org.footbridge.rest.container.DeadlineProtocol;
import org.footbridge.rest.container.HostValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings of Tomcat's handling of requests: permitted hosts, the time limit of heads, and the access log. */
@Configuration(proxyBeanMethods = false)
class HostConfiguration {
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> deadlines(ServerSettings settings) {
        return factory -> {
            factory.setProtocol(DeadlineProtocol.class.getName());
            factory.addProtocolHandlerCustomizers(protocol -> ((DeadlineProtocol) protocol)
                    .setHeadTimeout(settings.limits().headTimeout()));
        };
    }

    /** Around all, so that requests are logged that nothing else sees. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> accessLog(ServerSettings settings) {
        AccessLogSettings own = settings.accessLog();
        return factory -> {
            if (own.isConsole()) {
                factory.addEngineValves(AccessLog.on(System.out));
            } else if (!own.isOff()) {
                factory.addEngineValves(
                        AccessLog.inDirectory(Path.of(own.to()).toAbsolutePath().toString(), own.days()));
            }
        };
    }

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
