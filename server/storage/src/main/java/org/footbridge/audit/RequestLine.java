package org.footbridge.audit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.footbridge.audit.AuditRecord.Target;

/**
 * The interaction that a request asks for, as its method and URL say. A request that the server refuses has no more than this.
 *
 * @param query the path and query as the client sent them, relative to the base URL
 */
public record RequestLine(Interaction interaction, Target target, String query) {
    private static final int QUERY_MAX = 8_192;
    private static final String HISTORY = "_history";

    /** The number of a version that no resource has. */
    private static final int NO_VERSION = 0;

    /**
     * @param path after the base URL, still escaped, such as {@code /Patient/1}
     * @param query without its question mark; empty if there is none
     */
    public static RequestLine of(String method, String path, String query) {
        List<String> segments = Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .map(RequestLine::decoded)
                .toList();
        String sent = path.startsWith("/") ? path.substring(1) : path;
        return of(method, segments, shortened(query.isEmpty() ? sent : sent + "?" + query));
    }

    private static RequestLine of(String method, List<String> path, String sent) {
        String last = path.isEmpty() ? "" : path.get(path.size() - 1);
        boolean reads = method.equals("GET") || method.equals("HEAD");
        int history = path.indexOf(HISTORY);
        if (last.startsWith("$")) {
            return new RequestLine(Interaction.OPERATION, target(last.substring(1), path, path.size() - 1), sent);
        } else if (last.equals("metadata") || method.equals("OPTIONS")) {
            return new RequestLine(Interaction.CAPABILITIES, target("", path, 0), sent);
        } else if (path.size() == 2 && path.get(0).equals("_jobs")) {
            return new RequestLine(Interaction.OPERATION, target("job", path, 0), sent);
        } else if (history >= 0) {
            return history(path, history, sent);
        } else if (last.equals("_search")) {
            return search(path.subList(0, path.size() - 1), sent);
        } else if (path.isEmpty()) {
            return reads ? search(path, sent) : new RequestLine(Interaction.TRANSACTION, target("", path, 0), sent);
        } else if (reads && path.size() != 2) {
            return search(path, sent);
        }
        return new RequestLine(ofResource(method, reads), target("", path, path.size()), sent);
    }

    private static Interaction ofResource(String method, boolean reads) {
        return switch (method) {
            case "POST" -> Interaction.CREATE;
            case "PATCH" -> Interaction.PATCH;
            case "DELETE" -> Interaction.DELETE;
            default -> reads ? Interaction.READ : Interaction.UPDATE;
        };
    }

    /** Of a type, or of a type in a compartment. */
    private static RequestLine search(List<String> path, String sent) {
        String type = path.isEmpty() ? "" : path.get(path.size() - 1);
        boolean typed = !type.isEmpty() && !type.equals("*");
        return new RequestLine(
                typed ? Interaction.SEARCH_TYPE : Interaction.SEARCH_SYSTEM,
                new Target("", typed ? type : "", "", NO_VERSION),
                sent);
    }

    private static RequestLine history(List<String> path, int history, String sent) {
        if (path.size() > history + 1) {
            String version = path.get(history + 1);
            int number = version.matches("\\d{1,9}") ? Integer.parseInt(version) : NO_VERSION;
            Target whole = target("", path, history);
            return new RequestLine(Interaction.VREAD, new Target("", whole.type(), whole.id(), number), sent);
        }
        Interaction interaction = switch (history) {
            case 0 -> Interaction.HISTORY_SYSTEM;
            case 1 -> Interaction.HISTORY_TYPE;
            default -> Interaction.HISTORY_INSTANCE;
        };
        return new RequestLine(interaction, target("", path, history), sent);
    }

    /** {@code count} says how many segments of the path name the resource. */
    private static Target target(String operation, List<String> path, int count) {
        return new Target(operation, count > 0 ? path.get(0) : "", count > 1 ? path.get(1) : "", NO_VERSION);
    }

    private static String shortened(String text) {
        return text.length() > QUERY_MAX ? text.substring(0, QUERY_MAX) + "…" : text;
    }

    private static String decoded(String segment) {
        try {
            return segment.indexOf('%') < 0 ? segment : URLDecoder.decode(segment, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return segment;
        }
    }

    /** The same with the query that the body of a search contained. */
    RequestLine withQuery(String other) {
        return new RequestLine(interaction, target, shortened(other));
    }
}
