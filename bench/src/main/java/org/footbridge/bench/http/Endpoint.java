package org.footbridge.bench.http;

import java.net.URI;

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

    @Override
    public String toString() {
        return "http://" + host + ":" + port + path;
    }
}
