package org.footbridge.rest.referral;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.referral.StepInput;
import org.footbridge.repository.CallerSearch;
import org.footbridge.repository.Repository;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.search.parser.SearchRequestParser.Scope;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeParticipant.Stored;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.ChangeResult;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.web.Presentation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;

/** Reads the input of the operations on referrals, executes their changes on behalf of the caller, and writes the answer. */
public final class ReferralCalls {
    private final FhirContext context;
    private final Repository repository;
    private final ChangeExecutor changes;

    /** @param changes keep the closed loop, whether or not other writes do */
    public ReferralCalls(FhirContext context, Repository repository, ChangeExecutor changes) {
        this.context = context;
        this.repository = repository;
        this.changes = changes;
    }

    /** @throws Problem NOT_SUPPORTED if a parameter is given that {@code operation} does not take */
    public StepInput input(RequestDetails request, OperationDescriptor operation) {
        new OperationInput(request, operation); // refuses parameters that the operation does not take
        Map<String, List<JsonNode>> values = new LinkedHashMap<>();
        request.getParameters().forEach((name, texts) -> {
            if (!Presentation.has(name)) {
                List.of(texts).forEach(text -> add(values, name, TextNode.valueOf(text)));
            }
        });
        if (request.getResource() instanceof Parameters body) {
            for (JsonNode parameter : tree(body).path("parameter")) {
                add(values, parameter.path("name").asText(), content(parameter));
            }
        }
        return new StepInput(values);
    }

    private static void add(Map<String, List<JsonNode>> values, String name, JsonNode value) {
        values.computeIfAbsent(name, same -> new ArrayList<>()).add(value);
    }

    private static JsonNode content(JsonNode parameter) {
        for (Map.Entry<String, JsonNode> member : parameter.properties()) {
            if (member.getKey().startsWith("value") || member.getKey().equals("resource")) {
                return member.getValue();
            }
        }
        return TextNode.valueOf("");
    }

    private JsonNode tree(Parameters body) {
        try {
            return ExactJson.MAPPER.readTree(context.newJsonParser().encodeResourceToString(body));
        } catch (IOException own) {
            throw new UncheckedIOException(own);
        }
    }

    /** @throws Problem NOT_FOUND or GONE */
    public StoredVersion read(String type, String id, RequestDetails request) {
        StoredVersion found = repository
                .read(Callers.of(request), type, new IdType(id).getIdPart())
                .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, "There is no " + type + " with this id."));
        if (found.deleted()) {
            throw new Problem(ProblemKind.GONE, "This " + type + " was deleted.");
        }
        return found;
    }

    /** The resources that exist for the caller, by {@code Type/id}. */
    public Map<String, StoredVersion> read(List<String> paths, RequestDetails request) {
        Map<String, StoredVersion> found = new LinkedHashMap<>(repository.read(Callers.of(request), paths));
        found.values().removeIf(StoredVersion::deleted);
        return found;
    }

    /** The first page of what a search finds that exists for the caller. */
    public List<StoredVersion> search(String type, Map<String, String> parameters, RequestDetails request) {
        return find(type, parameters, request).page().versions();
    }

    /** The same, with the total if {@code parameters} ask for it. */
    CallerSearch.Found find(String type, Map<String, String> parameters, RequestDetails request) {
        Map<String, String[]> query = new LinkedHashMap<>();
        parameters.forEach((name, value) -> query.put(name, new String[] {value}));
        CallerSearch search =
                repository.search(Callers.of(request), Callers.origin(request).base());
        return search.find(search.parser().parse(new Scope(type, ""), query, false), Optional.empty());
    }

    public List<ChangeResult> apply(List<ChangeRequest> requests, RequestDetails request) {
        return changes.apply(requests, EntryErrors.ALONE, Callers.origin(request));
    }

    /** The stored resources as the server sees them, for figures that count those of all callers. */
    Stored stored() {
        return changes.stored();
    }

    /** Answers with a Bundle of {@code paths} and of what was written, as they are now. */
    public Bundle answer(List<String> paths, List<ChangeResult> written, RequestDetails request) {
        return answer(paths, written, List.of(), request);
    }

    /**
     * Answers with a Bundle of {@code paths} and of what was written, as they are now.
     *
     * @param paths {@code Type/id}, the first ones of the Bundle
     * @param more resources without id, as JSON, the last ones of the Bundle
     */
    Bundle answer(List<String> paths, List<ChangeResult> written, List<byte[]> more, RequestDetails request) {
        Set<String> all = new LinkedHashSet<>(paths);
        written.forEach(result -> result.version().ifPresent(version -> all.add(version.type() + "/" + version.id())));
        Map<String, StoredVersion> current = read(List.copyOf(all), request);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        raw(json, "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
        String separator = "";
        for (String path : all) {
            StoredVersion version = current.get(path);
            if (version != null) {
                raw(
                        json,
                        separator + "{\"fullUrl\":\"" + request.getFhirServerBase() + "/" + path + "\",\"resource\":");
                json.writeBytes(version.body());
                raw(json, "}");
                separator = ",";
            }
        }
        for (byte[] resource : more) {
            raw(json, separator + "{\"resource\":");
            json.writeBytes(resource);
            raw(json, "}");
        }
        raw(json, "]}");
        ResponseContent.set(request, new ResponseContent.Text(json.toByteArray()));
        return new Bundle();
    }

    private static void raw(ByteArrayOutputStream json, String text) {
        json.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
