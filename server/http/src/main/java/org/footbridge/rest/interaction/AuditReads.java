package org.footbridge.rest.interaction;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.audit.AuditTrail;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.repository.Repository;
import org.footbridge.rest.audit.AuditEventWriter;
import org.footbridge.rest.audit.AuditQueryParser;
import org.footbridge.rest.audit.AuditQueryParser.Parsed;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.Preferences;
import org.footbridge.rest.http.QueryValues;
import org.footbridge.rest.http.Scopes;
import org.footbridge.rest.response.HapiPlaceholder;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.search.parser.SearchRequestParser.Scope;
import org.footbridge.store.audit.AuditPosition;
import org.footbridge.store.audit.AuditStore;
import org.footbridge.store.audit.AuditStore.Found;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;

/** Reads and searches of AuditEvents, which the server renders from its audit log. */
public final class AuditReads {
    /** The type that the audit log serves in place of stored resources. */
    public static final String TYPE = "AuditEvent";

    private final FhirContext context;
    private final Repository repository;
    private final AuditQueryParser parser;

    public AuditReads(FhirContext context, Repository repository, AuditQueryParser parser) {
        this.context = context;
        this.repository = repository;
        this.parser = parser;
    }

    /** @throws Problem NOT_FOUND if there is no such record, FORBIDDEN if the caller may not read the audit log */
    public ResponseContent read(String id, boolean versioned, String version, RequestDetails request) {
        AuditStore log = repository.auditLog(Callers.of(request));
        Found found = AuditPosition.parse(id)
                .flatMap(log::read)
                .filter(one -> !versioned || version.equals("1"))
                .orElseThrow(() -> ReadInteraction.notFound(TYPE, id));
        AuditTrail.found(TYPE, id, 1, new byte[0]);
        return new ResponseContent.Text(json(AuditEventWriter.of(found, request.getFhirServerBase())));
    }

    /** The page of AuditEvents that the parameters of {@code request} ask for. */
    public Bundle search(Scope scope, RequestDetails request) {
        AuditStore log = repository.auditLog(Callers.of(request));
        if (!scope.compartment().isEmpty()) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "The audit log is searched as AuditEvent?patient=… or AuditEvent?entity=…, not by compartments.");
        }
        Map<String, String[]> parameters = Scopes.parameters(request);
        if (request.getRequestType() == RequestTypeEnum.POST) {
            AuditTrail.query(url("", parameters, Optional.empty()).substring(1));
        }
        Parsed parsed = parser.parse(parameters, Preferences.isLenient(request));
        AuditStore.Page page = page(log, parsed);
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        String base = request.getFhirServerBase();
        bundle.addLink().setRelation("self").setUrl(url(base, parameters, Optional.empty()));
        if (page.more()) {
            AuditPosition last = page.records().get(page.records().size() - 1).position();
            bundle.addLink().setRelation("next").setUrl(url(base, parameters, Optional.of(last)));
        }
        if (parsed.counted() || parsed.query().count() == 0) {
            bundle.setTotal((int) Math.min(Integer.MAX_VALUE, log.count(parsed.query())));
        }
        for (Found found : page.records()) {
            AuditTrail.found(TYPE, found.position().text(), 1, new byte[0]);
            bundle.addEntry()
                    .setFullUrl(base + "/" + TYPE + "/" + found.position().text())
                    .setResource(AuditEventWriter.of(found, base))
                    .getSearch()
                    .setMode(SearchEntryMode.MATCH);
        }
        ResponseContent.set(request, new ResponseContent.Text(json(bundle)));
        return HapiPlaceholder.page();
    }

    private static AuditStore.Page page(AuditStore log, Parsed parsed) {
        if (parsed.ids().isEmpty()) {
            return parsed.query().count() == 0 ? new AuditStore.Page(List.of(), false) : log.find(parsed.query());
        }
        List<Found> found = new ArrayList<>();
        parsed.ids().forEach(id -> log.read(id).ifPresent(found::add));
        return new AuditStore.Page(found, false);
    }

    /** An AuditEvent has one version only. */
    public Problem noHistory() {
        return new Problem(
                ProblemKind.NOT_SUPPORTED, "AuditEvents never change, so there is no history of them; search by date.");
    }

    private byte[] json(IBaseResource resource) {
        return context.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }

    private static String url(String base, Map<String, String[]> parameters, Optional<AuditPosition> after) {
        List<String> all = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (!name.equals("_cursor")) {
                List.of(values).forEach(value -> all.add(QueryValues.escaped(name) + "=" + QueryValues.escaped(value)));
            }
        });
        after.ifPresent(position -> all.add("_cursor=" + position.text()));
        return base + "/" + TYPE + (all.isEmpty() ? "" : all.stream().collect(Collectors.joining("&", "?", "")));
    }
}
