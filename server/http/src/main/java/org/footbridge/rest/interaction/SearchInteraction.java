package org.footbridge.rest.interaction;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.footbridge.audit.AuditTrail;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.reindex.IndexProgress;
import org.footbridge.repository.CallerSearch;
import org.footbridge.repository.CallerSearch.Found;
import org.footbridge.repository.CallerSearch.Start;
import org.footbridge.repository.Repository;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.PagePaths;
import org.footbridge.rest.http.Preferences;
import org.footbridge.rest.http.QueryValues;
import org.footbridge.rest.http.RequestBase;
import org.footbridge.rest.http.Scopes;
import org.footbridge.rest.response.HapiPlaceholder;
import org.footbridge.rest.response.Page;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.search.parser.EverythingParser;
import org.footbridge.search.parser.EverythingParser.Everything;
import org.footbridge.search.parser.SearchRequestParser.Scope;
import org.footbridge.search.request.CompartmentContents;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.search.request.SearchRequest.Applied;
import org.footbridge.store.planner.SearchPosition;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.search.SearchPage;
import org.footbridge.store.search.SearchStep;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * Searches of a type, a compartment or the system.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html">R4 search</a>
 */
public final class SearchInteraction {
    private final Repository repository;
    private final SearchCursors cursors;
    private final IndexProgress progress;
    private final boolean explains;
    private final Optional<AuditReads> audit;

    /** @param audit serves AuditEvents, if the server keeps an audit log */
    public SearchInteraction(
            Repository repository,
            SearchCursors cursors,
            IndexProgress progress,
            boolean explains,
            Optional<AuditReads> audit) {
        this.audit = audit;
        this.repository = repository;
        this.cursors = cursors;
        this.progress = progress;
        this.explains = explains;
    }

    /** The search that {@code request} asks for; its scope is {@code type}, if it is not of a compartment or the system. */
    public Bundle search(String type, RequestDetails request) {
        Scope scope = Scopes.of(request).orElse(new Scope(type, ""));
        if (audit.isPresent() && scope.type().equals(AuditReads.TYPE)) {
            return audit.get().search(scope, request);
        }
        CallerSearch searches = repository.search(Callers.of(request), RequestBase.of(request));
        SearchRequest search =
                searches.parser().parse(scope, Scopes.parameters(request), Preferences.isLenient(request));
        if (search.page().explained() && !explains) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED, "_explain is not for clients here (footbridge.search.explain).");
        }
        String path = path(Scopes.path(scope), search.applied());
        if (request.getRequestType() == RequestTypeEnum.POST) {
            AuditTrail.query(path);
        }
        return answer(searches, search, new PagePaths(path, path), request);
    }

    /** Everything about {@code patient}; {@code applied} are the parameters that the links repeat. */
    public Bundle everything(StoredVersion patient, Everything asked, List<Applied> applied, RequestDetails request) {
        CallerSearch searches = repository.search(Callers.of(request), RequestBase.of(request));
        String place = patient.type() + "/" + patient.id() + "/" + request.getOperation();
        String self = path(place, applied);
        Optional<SearchPosition> after = asked.cursor()
                .map(text -> cursors.read(Callers.owned(self, request), text, 0).position());
        CompartmentContents contents = searches.contents(patient, after);
        EverythingParser parser = searches.parser().everything();
        // the next pages are about the same types, whatever is written meanwhile
        List<Applied> next = new ArrayList<>(applied);
        if (asked.types().isEmpty()) {
            next.add(new Applied("_type", String.join(",", parser.types(asked, contents))));
        }
        return answer(searches, parser.parse(asked, contents), new PagePaths(self, path(place, next)), request);
    }

    private Bundle answer(CallerSearch searches, SearchRequest search, PagePaths paths, RequestDetails request) {
        String base = request.getFhirServerBase();
        Found found = find(searches, search, Callers.owned(paths.self(), request));
        ResponseContent.set(
                request,
                new ResponseContent.Entries(new Page(
                        "searchset",
                        base,
                        found.total(),
                        base + "/" + paths.self(),
                        found.page()
                                .next()
                                .map(position -> link(
                                        base,
                                        paths.next(),
                                        cursors.write(Callers.owned(paths.next(), request), position, found.total()))),
                        found.page().versions(),
                        searches.included(found.page().versions(), search),
                        search.near(),
                        remarks(search.ignored(), progress.remarks(search.parameters()), found.steps()))));
        return HapiPlaceholder.page();
    }

    private Found find(CallerSearch searches, SearchRequest search, String path) {
        if (search.page().count() == 0) {
            SearchPage none = new SearchPage(List.of(), OptionalLong.empty(), Optional.empty());
            return new Found(none, OptionalLong.of(searches.count(search)), List.of());
        }
        return searches.find(
                search,
                search.page()
                        .cursor()
                        .map(text ->
                                cursors.read(path, text, search.page().sort().size()))
                        .map(cursor -> new Start(cursor.position(), cursor.total())));
    }

    /** The applied search as a relative URL, for the self link and for cursors. */
    private static String path(String place, List<Applied> applied) {
        String query = applied.stream()
                .map(one -> QueryValues.escaped(one.name()) + "=" + QueryValues.escaped(one.value()))
                .collect(Collectors.joining("&"));
        return place + (query.isEmpty() ? "" : "?" + query);
    }

    private static String link(String base, String path, String cursor) {
        return base + "/" + path + (path.contains("?") ? "&" : "?") + "_cursor=" + cursor;
    }

    private static Optional<OperationOutcome> remarks(
            List<String> ignored, List<String> incomplete, List<SearchStep> steps) {
        OperationOutcome outcome = new OperationOutcome();
        ignored.forEach(name -> warn(outcome, IssueType.NOTSUPPORTED, "Ignored: " + name));
        incomplete.forEach(text -> warn(outcome, IssueType.INCOMPLETE, text));
        steps.forEach(step -> outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(step.way() + ": " + step.found() + " rows" + (step.enough() ? "" : ", given up") + "\n"
                        + String.join("\n", step.plan())));
        return outcome.hasIssue() ? Optional.of(outcome) : Optional.empty();
    }

    private static void warn(OperationOutcome outcome, IssueType code, String text) {
        outcome.addIssue().setSeverity(IssueSeverity.WARNING).setCode(code).setDiagnostics(text);
    }
}
