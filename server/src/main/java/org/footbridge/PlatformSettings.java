package org.footbridge;

import java.net.InetAddress;
import java.util.Optional;
import org.footbridge.address.Authority;
import org.footbridge.address.ServerBase;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/** The bounds of settings that belong to Spring Boot, which would refuse some of them without a word about the setting. */
final class PlatformSettings {
    private static final int PORT_MAX = 65_535;

    private PlatformSettings() {}

    /**
     * @param baseUrl of the FHIR server, if it is set
     * @param databaseUrl blank for the PostgreSQL that comes with the server
     * @throws SettingException if one is out of its bounds
     */
    static void require(
            ServerProperties server,
            TomcatServerProperties tomcat,
            String databaseUrl,
            SecuritySettings security,
            Optional<String> baseUrl) {
        if (security.mode() == SecuritySettings.Mode.OPEN && security.clients().isEmpty()) {
            requireLoopback(server.getAddress());
        }
        if (security.embedsAuthorizationServer()) {
            requireTrial(server, security, baseUrl);
        }
        requirePostgres(databaseUrl);
        Integer port = server.getPort();
        if (port != null && (port < 0 || port > PORT_MAX)) {
            throw new SettingException("server.port is '" + port + "'; it must be between 1 and " + PORT_MAX
                    + ", or 0 for any free port.");
        }
        int threads = tomcat.getThreads().getMax();
        if (threads < 1) {
            throw new SettingException("server.tomcat.threads.max is '" + threads + "'; it must be 1 or more.");
        }
    }

    /** The URL itself is not repeated: it may have a password. */
    private static void requirePostgres(String url) {
        if (!url.isBlank() && !url.startsWith("jdbc:postgresql:")) {
            throw new SettingException("spring.datasource.url must be the JDBC URL of a PostgreSQL, such as"
                    + " jdbc:postgresql://db.example.org:5432/footbridge.");
        }
    }

    /** The accounts of the authorization server for trials are the same for everybody who reads of them. */
    private static void requireTrial(ServerProperties server, SecuritySettings security, Optional<String> baseUrl) {
        boolean ofThisMachine =
                server.getAddress() != null && server.getAddress().isLoopbackAddress();
        boolean named = baseUrl.map(ServerBase::new)
                .flatMap(ServerBase::authority)
                .map(Authority::isLoopback)
                .orElse(baseUrl.isEmpty());
        if (!ofThisMachine || !security.clients().isEmpty() || !named) {
            throw new SettingException(
                    "footbridge.security.embedded-authorization-server is for trials on this machine: it runs"
                            + " with a loopback server.address and footbridge.base-url, and without footbridge.security.clients, only."
                            + " Elsewhere, set footbridge.security.issuers[0].issuer and .audience.");
        } else if (baseUrl.isEmpty() && Integer.valueOf(0).equals(server.getPort())) {
            throw new SettingException(
                    "server.port is 0, but the tokens of footbridge.security.embedded-authorization-server"
                            + " name the port; set one.");
        }
    }

    /** While everyone may do everything, only this machine may ask. */
    private static void requireLoopback(@Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new SettingException("server.address is " + (address == null ? "not set" : address.getHostAddress())
                    + ", but with footbridge.security.mode 'open' the server answers on a loopback address only, such"
                    + " as 127.0.0.1.");
        }
    }
}
