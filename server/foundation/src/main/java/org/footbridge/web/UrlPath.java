package org.footbridge.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.footbridge.problem.Problem;

/** The path of a URL. It is split at its slashes before it is decoded, so that an escaped slash does not split it. */
public final class UrlPath {
    private UrlPath() {}

    /**
     * Returns the segments of {@code path}, each decoded once; an empty path has one empty segment.
     *
     * @param place the origin of the path in messages, such as "The URL"
     * @throws Problem VALUE if it cannot be decoded
     */
    public static List<String> segments(String path, String place) {
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            segments[i] = PercentEncoding.decoded(segments[i], place);
        }
        return Arrays.asList(segments);
    }

    /** Returns the segments without empty ones, such as the one after a trailing slash. */
    public static List<String> names(String path, String place) {
        List<String> names = new ArrayList<>(segments(path, place));
        names.removeIf(String::isEmpty);
        return names;
    }
}
