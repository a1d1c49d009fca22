package org.footbridge.bench.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a server said.
 *
 * @param etag as it came, empty if there was none
 * @param location as it came, empty if there was none
 */
public record Answer(int status, String etag, String location, byte[] body) {

    private static final int TEXT_MAX = 300;

    /** The version an ETag names ({@code W/"3"} is 3), or null. */
    public @Nullable String version() {
        int from = etag.indexOf('"');
        int to = etag.lastIndexOf('"');
        return from < 0 || to <= from ? null : etag.substring(from + 1, to);
    }

    /** The beginning of the body, on one line, for messages. */
    public String text() {
        int length = Math.min(body.length, TEXT_MAX);
        return new String(body, 0, length, StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }
}
