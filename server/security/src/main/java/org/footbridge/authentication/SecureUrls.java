package org.footbridge.authentication;

import java.net.URI;
import java.util.Set;

/** The URLs from which keys may be fetched: whoever could change them on their way could sign tokens. */
public final class SecureUrls {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private SecureUrls() {}

    /** Whether {@code url} is an https URL, or an http URL of this machine. */
    public static boolean isSecure(URI url) {
        String host = url.getHost();
        return host != null
                && ("https".equalsIgnoreCase(url.getScheme())
                        || ("http".equalsIgnoreCase(url.getScheme()) && THIS_MACHINE.contains(host)));
    }
}
