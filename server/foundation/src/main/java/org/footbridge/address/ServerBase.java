package org.footbridge.address;

import java.util.Locale;
import java.util.Optional;

/**
 * The URL under which a client reaches this server. It determines which absolute URLs lead to resources of this server. The
 * names and addresses of the loopback interface are equivalent: {@code http://localhost:8080/fhir} is
 * {@code http://127.0.0.1:8080/fhir}.
 *
 * @param url the URL without a trailing slash; empty if there is none, so that no absolute URL leads here
 */
public record ServerBase(String url) {
    /** The base for internal requests, without a client. */
    public static final ServerBase NONE = new ServerBase("");

    private static final String SCHEME_END = "://";

    /** The base that {@code authority} under {@code scheme} has with {@code path}. */
    public static ServerBase of(String scheme, Authority authority, String path) {
        return new ServerBase(scheme + SCHEME_END + authority.text(scheme) + path);
    }

    /** A URL, split before its path. */
    private record Parts(String scheme, Authority authority, String path) {
        static Optional<Parts> of(String url) {
            int end = url.indexOf(SCHEME_END);
            if (end < 1) {
                return Optional.empty();
            }
            int slash = url.indexOf('/', end + SCHEME_END.length());
            String path = slash < 0 ? "" : url.substring(slash);
            return Authority.parse(url.substring(end + SCHEME_END.length(), url.length() - path.length()))
                    .map(authority -> new Parts(url.substring(0, end).toLowerCase(Locale.ROOT), authority, path));
        }

        boolean isSameServer(Parts other) {
            boolean sameHost = authority.host().equals(other.authority.host())
                    || (authority.isLoopback() && other.authority.isLoopback());
            return sameHost && scheme.equals(other.scheme) && authority.port(scheme) == other.authority.port(scheme);
        }
    }

    /** The host of the base. */
    public Optional<Authority> authority() {
        return Parts.of(url).map(Parts::authority);
    }

    /**
     * Returns the part of {@code absolute} after the base, such as {@code Patient/1}, or {@code ?} and a query; empty if it
     * is not below the base.
     */
    public Optional<String> below(String absolute) {
        if (url.isEmpty() || !absolute.regionMatches(true, 0, "http", 0, 4)) {
            return Optional.empty(); // most references are relative
        } else if (absolute.length() > url.length()
                && absolute.charAt(url.length()) == '/'
                && absolute.startsWith(url)) {
            return Optional.of(absolute.substring(url.length() + 1));
        }
        return Parts.of(absolute)
                .flatMap(other -> Parts.of(url)
                        .filter(own -> own.isSameServer(other) && other.path().startsWith(own.path()))
                        .flatMap(own ->
                                afterBase(other.path().substring(own.path().length()))));
    }

    private static Optional<String> afterBase(String rest) {
        if (rest.startsWith("/")) {
            return Optional.of(rest.substring(1));
        }
        return rest.isEmpty() || rest.startsWith("?") ? Optional.of(rest) : Optional.empty();
    }

    /** Returns {@code reference} relative to the base, or unchanged if it is not below the base. */
    public String relative(String reference) {
        return below(reference).orElse(reference);
    }
}
