package org.footbridge.bench.http;

import java.net.URI;
import java.util.Optional;

/**
 * Where a FHIR server answers.
 *
 * @param path of the base URL, without a slash at its end
 */
public record Endpoint(String host, int port, String path) {

    private static final int HTTP_PORT = 80;

    /** @throws IllegalArgumentException unless the URL is of plain HTTP with a host */
    public static Endpoint of(String url) {
        URI uri = URI.create(url);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "'" + url + "' is not the URL of a server, such as http://localhost/fhir");
        }
        String path = uri.getPath();
        return new Endpoint(
                uri.getHost(),
                uri.getPort() < 0 ? HTTP_PORT : uri.getPort(),
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    /** The path of a link below the base URL, by whatever name it calls the host; empty if it leads elsewhere. */
    public Optional<String> below(String url) {
        int authority = url.indexOf("://");
        int start = authority < 0 ? 0 : url.indexOf('/', authority + "://".length());
        boolean here = start >= 0 && url.startsWith(path, start);
        return here ? Optional.of(url.substring(start + path.length())) : Optional.empty();
    }

    @Override
    public String toString() {
        return "http://" + host + ":" + port + path;
    }
}
