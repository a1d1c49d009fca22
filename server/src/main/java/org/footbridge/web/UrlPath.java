package org.footbridge.web;

import java.util.Arrays;
import java.util.List;
import org.footbridge.problem.Problem;

/** The path of a URL: cut at its slashes first and decoded then, so that an escaped slash does not cut. */
public final class UrlPath {
    private UrlPath() {}

    /**
     * The segments of {@code path}, each decoded once; an empty path is one empty segment.
     *
     * @param place what messages call the path's origin, such as "The URL"
     * @throws Problem VALUE if it cannot be decoded
     */
    public static List<String> segments(String path, String place) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> PercentEncoding.decoded(segment, place))
                .toList();
    }
}
