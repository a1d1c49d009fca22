package org.footbridge.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.footbridge.web.UrlPath;

/**
 * Which interactions may run asynchronously: those that change nothing and may take long, and {@code $install}. A job may be started
 * again after an interruption, so what it does has to be safe to repeat; a create, for one, is not.
 */
public final class AsyncInteractions {
    /** The kind of jobs that search, read a history, or call an operation that only reads. */
    public static final String READ = "read";

    /** The kind of jobs that install a package. */
    public static final String INSTALL = "install";

    private static final int COMPARTMENT = 3;

    private AsyncInteractions() {}

    /** The kind of job that can run this request; empty if the request is answered synchronously in any case. */
    static Optional<String> kind(HttpServletRequest request) {
        List<String> path = UrlPath.names(
                request.getRequestURI().substring(request.getServletPath().length()), "The URL");
        return switch (request.getMethod()) {
            case "GET" -> isLongRead(path, request.getQueryString() != null) ? Optional.of(READ) : Optional.empty();
            case "POST" -> ofPost(path);
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofPost(List<String> path) {
        if (path.equals(List.of(InstallOperation.NAME))) {
            return Optional.of(INSTALL);
        }
        return !path.isEmpty() && last(path).equals("_search") ? Optional.of(READ) : Optional.empty();
    }

    /** A search of the system, a type or a compartment, a history, or an operation; not a read, and not {@code metadata}. */
    private static boolean isLongRead(List<String> path, boolean query) {
        if (path.isEmpty()) {
            return query;
        } else if (last(path).startsWith("$") || last(path).equals("_history")) {
            return true;
        }
        boolean type = Character.isUpperCase(path.get(0).codePointAt(0));
        return type
                && (path.size() == 1
                        || (path.size() == COMPARTMENT && !last(path).startsWith("_")));
    }

    private static String last(List<String> path) {
        return path.get(path.size() - 1);
    }
}
