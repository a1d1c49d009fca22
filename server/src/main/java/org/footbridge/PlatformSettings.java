package org.footbridge;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/** The bounds of settings that belong to Spring Boot, which would refuse some of them without a word about the setting. */
final class PlatformSettings {
    private static final int PORT_MAX = 65_535;

    private PlatformSettings() {}

    /**
     * @param databaseUrl blank for the PostgreSQL that comes with the server
     * @throws SettingException if one is out of its bounds
     */
    static void require(
            ServerProperties server, TomcatServerProperties tomcat, String databaseUrl, SecuritySettings security) {
        if (security.mode() == SecuritySettings.Mode.OPEN && security.clients().isEmpty()) {
            requireLoopback(server.getAddress());
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

    /** While everyone may do everything, only this machine may ask. */
    private static void requireLoopback(@Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new SettingException("server.address is " + (address == null ? "not set" : address.getHostAddress())
                    + ", but with footbridge.security.mode 'open' the server answers on a loopback address only, such"
                    + " as 127.0.0.1.");
        }
    }
}
