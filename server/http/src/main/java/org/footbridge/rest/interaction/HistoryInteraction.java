package org.footbridge.rest.interaction;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.repository.Repository;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.PageSizes;
import org.footbridge.rest.http.QueryValues;
import org.footbridge.rest.http.TimeValues;
import org.footbridge.rest.response.HapiPlaceholder;
import org.footbridge.rest.response.Page;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.search.index.Keys;
import org.footbridge.store.history.HistoryPage;
import org.footbridge.store.history.HistoryPosition;
import org.footbridge.store.history.HistoryRequest;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Histories of a resource, a type or the system, newest first, in pages that together are the history as of the first.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#history">R4 history</a>
 */
public final class HistoryInteraction {
    private static final Set<String> PARAMETERS = Set.of("_since", "_at", "_count", "_cursor");

    private final Repository repository;
    private final Cursors cursors;
    private final PageSizes sizes;
    private final Optional<AuditReads> audit;

    /** @param audit serves AuditEvents, if the server keeps an audit log */
    public HistoryInteraction(Repository repository, Keys keys, PageSizes sizes, Optional<AuditReads> audit) {
        this.audit = audit;
        this.repository = repository;
        this.cursors = new Cursors(keys);
        this.sizes = sizes;
    }

    public Bundle ofInstance(String type, String id, RequestDetails request) {
        HistoryPage page = find(Optional.of(type), Optional.of(id), request);
        if (page.versions().isEmpty() && isPlain(request)) {
            throw ReadInteraction.notFound(type, id);
        }
        return answer(type + "/" + id + "/_history", page, request);
    }

    public Bundle ofType(String type, RequestDetails request) {
        return answer(type + "/_history", find(Optional.of(type), Optional.empty(), request), request);
    }

    public Bundle ofSystem(RequestDetails request) {
        return answer("_history", find(Optional.empty(), Optional.empty(), request), request);
    }

    private HistoryPage find(Optional<String> type, Optional<String> id, RequestDetails request) {
        if (audit.isPresent() && type.equals(Optional.of(AuditReads.TYPE))) {
            throw audit.get().noHistory();
        }
        QueryValues query = new QueryValues(request, PARAMETERS);
        return repository.history(
                Callers.of(request),
                new HistoryRequest(
                        type,
                        id,
                        query.one("_since").map(TimeValues::instant),
                        query.one("_at").map(TimeValues::range),
                        sizes.of(query.one("_count")),
                        query.one("_cursor")
                                .map(cursor ->
                                        position(cursors.read(Callers.owned(path(type, id), request), cursor)))));
    }

    /** Without a filter, an empty history means that there is no such resource. */
    private static boolean isPlain(RequestDetails request) {
        return PARAMETERS.stream().noneMatch(request.getParameters()::containsKey);
    }

    private Bundle answer(String path, HistoryPage found, RequestDetails request) {
        String base = request.getFhirServerBase();
        Map<String, String> asked = new QueryValues(request, PARAMETERS).all();
        String self = base + "/" + path + query(asked);
        Optional<String> next = found.next().map(position -> {
            asked.put("_cursor", cursors.write(Callers.owned(path, request), text(position)));
            return base + "/" + path + query(asked);
        });
        ResponseContent.set(
                request,
                new ResponseContent.Entries(new Page(
                        "history",
                        base,
                        found.total(),
                        self,
                        next,
                        found.versions(),
                        List.of(),
                        List.of(),
                        Optional.empty())));
        return HapiPlaceholder.page();
    }

    private static String path(Optional<String> type, Optional<String> id) {
        return type.map(name -> name + "/").orElse("")
                + id.map(name -> name + "/").orElse("") + "_history";
    }

    private static String query(Map<String, String> asked) {
        return asked.isEmpty()
                ? ""
                : asked.entrySet().stream()
                        .map(one -> one.getKey() + "=" + QueryValues.escaped(one.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String text(HistoryPosition position) {
        return position.updatedMicros() + " " + position.pid() + " " + position.version() + " " + position.snapshot();
    }

    /** The text is ours: its seal was checked. */
    private static HistoryPosition position(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length != 4) {
            throw new Problem(ProblemKind.EXPIRED, "_cursor is of an earlier version of this server; start again.");
        }
        return new HistoryPosition(
                parts[3], Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
    }
}
