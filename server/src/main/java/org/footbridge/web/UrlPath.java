package org.footbridge.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.footbridge.problem.Problem;

/** The path of a URL. It is split at its slashes before it is decoded, so that an escaped slash does not split it. */
public final class UrlPath {
    private UrlPath() {}

    /**
     * The segments of {@code path}, each decoded once; an empty path is one empty segment.
     *
     * @param place what messages call the path's origin, such as "The URL"
     * @throws Problem VALUE if it cannot be decoded
     */
    public static List<String> segments(String path, String place) {
        String[] segments = path.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            segments[i] = PercentEncoding.decoded(segments[i], place);
        }
        return Arrays.asList(segments);
    }

    /** The same without empty segments, such as the one after a slash at the end. */
    public static List<String> names(String path, String place) {
        List<String> names = new ArrayList<>(segments(path, place));
        names.removeIf(String::isEmpty);
        return names;
    }
}
