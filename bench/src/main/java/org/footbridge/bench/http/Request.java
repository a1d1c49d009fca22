package org.footbridge.bench.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What to ask for.
 *
 * @param path below the base URL, beginning with a slash
 * @param headers whole lines, each ended by CR LF, or nothing
 */
public record Request(String method, String path, String headers, byte @Nullable [] body) {

    private static final String REPRESENTATION = "Prefer: return=representation\r\n";
    private static final String FHIR = "Content-Type: application/fhir+json\r\n";
    private static final String CONTENT = FHIR + REPRESENTATION;

    public static Request get(String path) {
        return new Request("GET", path, "", null);
    }

    /** A read that is not answered with a body if the version is still this one. */
    public static Request getUnless(String path, String version) {
        return new Request("GET", path, "If-None-Match: W/\"" + version + "\"\r\n", null);
    }

    public static Request post(String path, byte[] body) {
        return new Request("POST", path, CONTENT, body);
    }

    /** A batch or transaction. Nobody says how much of the outcome is wanted. */
    public static Request bundle(byte[] body) {
        return new Request("POST", "", FHIR, body);
    }

    /** A creation of what has no match for a condition, such as {@code identifier=a%7Cb}. */
    public static Request postUnless(String path, String condition, byte[] body) {
        return new Request("POST", path, CONTENT + "If-None-Exist: " + condition + "\r\n", body);
    }

    /** An update of what has the match, the condition being in the path. */
    public static Request putWhere(String path, byte[] body) {
        return new Request("PUT", path, CONTENT, body);
    }

    /** A JSON Patch. */
    public static Request patch(String path, byte[] body) {
        return new Request("PATCH", path, "Content-Type: application/json-patch+json\r\n" + REPRESENTATION, body);
    }

    /** A write that is refused unless the current version is this one. */
    public static Request put(String path, String version, byte[] body) {
        return new Request("PUT", path, CONTENT + "If-Match: W/\"" + version + "\"\r\n", body);
    }

    /** The request as it goes to the server, body included. */
    byte[] bytes(Endpoint endpoint) {
        StringBuilder head = new StringBuilder(300)
                .append(method)
                .append(' ')
                .append(endpoint.path())
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(endpoint.host())
                .append(':')
                .append(endpoint.port())
                .append("\r\nAccept: application/fhir+json\r\n")
                .append(headers);
        byte[] content = body == null ? new byte[0] : body;
        if (body != null) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + content.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
