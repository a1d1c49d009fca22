package org.footbridge.bundle;

import java.util.List;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.web.UrlPath;

/**
 * The decoded path of an entry's URL. A path that FHIR does not define is refused, as it is outside of a bundle.
 *
 * @param segments without empty ones; none for the base URL
 * @see <a href="https://hl7.org/fhir/R4/http.html#summary">R4 summary of interactions</a>
 */
public record EntryPath(String method, List<String> segments) {
    private static final String PLACE = "request.url";
    private static final String HISTORY = "_history";
    private static final String SEARCH = "_search";
    private static final String METADATA = "metadata";

    private static final Set<String> ONE_RESOURCE = Set.of("PUT", "PATCH", "DELETE");

    /** As in {@code Patient/1/_history/2}. */
    private static final int SEGMENTS_MAX = 4;

    private static final int OF_VERSIONS = 3;

    /**
     * @throws Problem VALUE if it cannot be decoded, NOT_FOUND or METHOD_NOT_ALLOWED if there is no such path, NO_OPERATION if it is
     *     that of an operation
     */
    public static EntryPath of(Entry entry) {
        List<String> all = UrlPath.segments(entry.path(), PLACE);
        List<String> segments =
                all.stream().filter(segment -> !segment.isEmpty()).toList();
        EntryPath path = new EntryPath(entry.method(), segments);
        if (entry.url().indexOf('#') >= 0 || segments.stream().anyMatch(segment -> segment.contains("/"))) {
            throw new Problem(ProblemKind.VALUE, "The URL of a request has no fragment and no %2F.", PLACE);
        }
        segments.stream().filter(segment -> segment.startsWith("$")).findFirst().ifPresent(operation -> {
            throw new Problem(
                    ProblemKind.NO_OPERATION,
                    "An operation such as '" + shortened(operation) + "' cannot stand in a bundle; send it on its own.",
                    PLACE);
        });
        if (ONE_RESOURCE.contains(entry.method()) && segments.size() > 1 && all.contains("")) {
            throw new Problem(ProblemKind.VALUE, "'" + path.shown() + "' has an empty part in the URL.", PLACE);
        }
        int history = segments.indexOf(HISTORY);
        boolean versionOfMany = history >= 0 && history < 2 && segments.size() > history + 1;
        if (segments.size() > SEGMENTS_MAX || versionOfMany) {
            throw path.unknown();
        }
        return path;
    }

    /**
     * Refuses a path below a type that no read or search has.
     *
     * @throws Problem NOT_FOUND if {@code types} do not have its type, or there is nothing at it
     */
    public void requireReadable(Set<String> types) {
        int size = segments.size();
        boolean history = segments.get(size - 1).equals(HISTORY);
        if (!(size == 1 && history)) {
            requireType(types);
        }
        boolean named = size > 1 && isReserved(segments.get(1)) && !history && !isSearch();
        boolean within = size == OF_VERSIONS && isReserved(segments.get(2)) && !history;
        if (named || within || (size == SEGMENTS_MAX && !segments.get(2).equals(HISTORY))) {
            throw unknown();
        }
    }

    /** Whether it is {@code Type/_search}. */
    public boolean isSearch() {
        return segments.size() == 2 && segments.get(1).equals(SEARCH);
    }

    /**
     * Refuses a path that no create, update, patch or delete has.
     *
     * @throws Problem NOT_FOUND if {@code types} do not have its type, or there is nothing at it; METHOD_NOT_ALLOWED if it can be read
     */
    void requireWritable(Set<String> types) {
        if (segments.isEmpty()) {
            throw method.equals("POST")
                    ? new Problem(ProblemKind.NOT_SUPPORTED, "A batch or transaction cannot stand within another.")
                    : notAllowed("the base URL");
        }
        int size = segments.size();
        String last = segments.get(size - 1);
        if (last.equals(SEARCH) && size < OF_VERSIONS && method.equals("POST")) {
            throw new Problem(ProblemKind.NOT_SUPPORTED, "A search in a bundle is a GET, such as GET Patient?name=a.");
        } else if (last.equals(HISTORY) || isReserved(segments.get(0))) {
            throw notAllowed("'" + shown() + "'");
        }
        requireType(types);
        boolean reserved = size > 1 && isReserved(segments.get(1));
        boolean within =
                size > 2 && isReserved(segments.get(2)) && !segments.get(2).equals(HISTORY);
        if (reserved || within || (size == SEGMENTS_MAX && !segments.get(2).equals(HISTORY))) {
            throw unknown();
        }
    }

    private void requireType(Set<String> types) {
        if (!types.contains(segments.get(0))) {
            throw new Problem(
                    ProblemKind.NOT_FOUND,
                    "'" + shortened(segments.get(0)) + "' is not a resource type of FHIR R4; see /metadata.");
        }
    }

    private static boolean isReserved(String segment) {
        return segment.startsWith("_") || segment.equals(METADATA);
    }

    /** The refusal of a path that is none. */
    public Problem unknown() {
        boolean reading = method.equals("GET") || method.equals("HEAD");
        return segments.size() > 2 || reading
                ? new Problem(
                        ProblemKind.NOT_FOUND,
                        "There is nothing at '" + shown() + "' for " + method
                                + "; /metadata says what this server has.")
                : notAllowed("'" + shown() + "'");
    }

    private Problem notAllowed(String path) {
        return new Problem(
                ProblemKind.METHOD_NOT_ALLOWED, method + " is not for " + path + "; /metadata says what can be done.");
    }

    private String shown() {
        return shortened(String.join("/", segments));
    }

    private static String shortened(String text) {
        return text.length() > 70 ? text.substring(0, 70) + "…" : text;
    }
}
