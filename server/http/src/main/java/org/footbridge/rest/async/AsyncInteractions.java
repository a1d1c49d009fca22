package org.footbridge.rest.async;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Effect;
import org.footbridge.rest.operation.OperationRegistry;
import org.footbridge.web.UrlPath;

/**
 * Decides which interactions may run asynchronously: searches, histories, and the operations that the registry names. A job may be started
 * again after an interruption, so its work has to be safe to repeat; a create, for one, is not.
 */
public final class AsyncInteractions {
    /** The kind of the jobs that search, read a history, or call an operation that only reads. */
    private static final String READ = "read";

    private static final Set<String> METHODS = Set.of("GET", "POST");
    private static final int COMPARTMENT = 3;

    /** The kinds of the operations, by the names that these have in URLs. */
    private final Map<String, String> operations = new LinkedHashMap<>();

    public AsyncInteractions(OperationRegistry registry) {
        registry.all().stream()
                .filter(OperationDescriptor::mayBeAsynchronous)
                .forEach(operation -> operations.put(
                        operation.inUrl(), operation.effect() == Effect.READS ? READ : operation.name()));
        operations.put("_search", READ);
    }

    /** The kinds of jobs that requests can become. */
    public List<String> kinds() {
        return operations.values().stream().distinct().toList();
    }

    /** The kind of job that can run this request; empty if the request is answered synchronously in any case. */
    Optional<String> kind(HttpServletRequest request) {
        if (!METHODS.contains(request.getMethod())) {
            return Optional.empty();
        }
        List<String> path = UrlPath.names(
                request.getRequestURI().substring(request.getServletPath().length()), "The URL");
        Optional<String> operation =
                path.isEmpty() ? Optional.empty() : Optional.ofNullable(operations.get(path.get(path.size() - 1)));
        boolean read = request.getMethod().equals("GET") && isLongRead(path, request.getQueryString() != null);
        return operation.or(() -> read ? Optional.of(READ) : Optional.empty());
    }

    /** A search of the system, a type or a compartment, or a history; not a read, and not {@code metadata}. */
    private static boolean isLongRead(List<String> path, boolean query) {
        if (path.isEmpty()) {
            return query;
        }
        String last = path.get(path.size() - 1);
        boolean type = Character.isUpperCase(path.get(0).codePointAt(0));
        boolean search = path.size() == 1 || (path.size() == COMPARTMENT && !last.matches("[_$].*"));
        return last.equals("_history") || (type && search);
    }
}
