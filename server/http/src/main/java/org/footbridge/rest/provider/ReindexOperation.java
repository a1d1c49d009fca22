package org.footbridge.rest.provider;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.store.definition.ReindexJob;
import org.footbridge.store.definition.ReindexStore;
import org.footbridge.web.Presentation;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/**
 * {@code $reindex} of the system: POST requests that all resources, or those of each {@code type}, are indexed again; GET
 * returns the progress of a {@code job}, or the latest jobs.
 */
public final class ReindexOperation implements OperationProvider {
    private static final OperationDescriptor REINDEX = OperationDescriptor.ofOurs("reindex")
            .takes("code", "type")
            .takes("string", "job")
            .gives("", "job");

    private static final int LATEST = 20;
    private static final String UUID_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final ReindexStore jobs;
    private final SearchParameterRegistry parameters;

    public ReindexOperation(ReindexStore jobs, SearchParameterRegistry parameters) {
        this.jobs = jobs;
        this.parameters = parameters;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(REINDEX);
    }

    @Operation(name = "$reindex", idempotent = true)
    public Parameters reindex(RequestDetails request) {
        return request.getRequestType() == RequestTypeEnum.POST ? start(request) : show(request);
    }

    private Parameters start(RequestDetails request) {
        List<String> types = new ArrayList<>();
        given(request, Set.of("type")).forEach((name, values) -> types.addAll(values));
        types.stream().filter(type -> !parameters.current().isType(type)).forEach(type -> {
            throw new Problem(
                    ProblemKind.VALUE, "Parameter 'type' must be a resource type of FHIR R4, not '" + type + "'.");
        });
        ReindexJob job = jobs.enqueue(types.stream().distinct().sorted().toList());
        ResponseContent.set(request, new ResponseContent.Accepted());
        if (request instanceof ServletRequestDetails http) {
            http.getServletResponse()
                    .setHeader("Content-Location", request.getFhirServerBase() + "/$reindex?job=" + job.id());
        }
        return describe(List.of(job));
    }

    private Parameters show(RequestDetails request) {
        List<String> asked = given(request, Set.of("job")).getOrDefault("job", List.of());
        if (asked.isEmpty()) {
            return describe(jobs.latest(LATEST));
        } else if (asked.size() > 1 || !asked.get(0).matches(UUID_PATTERN)) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Parameter 'job' must be the id of one job, not '" + String.join(",", asked) + "'.");
        }
        return describe(List.of(jobs.find(UUID.fromString(asked.get(0)))
                .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, "There is no job " + asked.get(0) + "."))));
    }

    /** The values of each parameter, whether they came in the URL or in the body. */
    private static Map<String, List<String>> given(RequestDetails request, Set<String> known) {
        Map<String, List<String>> values = new TreeMap<>();
        request.getParameters().forEach((name, texts) -> {
            if (!Presentation.has(name)) {
                values.computeIfAbsent(name, same -> new ArrayList<>()).addAll(List.of(texts));
            }
        });
        if (request.getResource() instanceof Parameters body) {
            body.getParameter()
                    .forEach(parameter -> values.computeIfAbsent(
                                    String.valueOf(parameter.getName()), same -> new ArrayList<>())
                            .add(
                                    parameter.hasValue()
                                            ? String.valueOf(
                                                    parameter.getValue().primitiveValue())
                                            : ""));
        } else if (request.getResource() != null) {
            throw new Problem(ProblemKind.INVALID, "The body of $reindex is a Parameters resource, or empty.");
        }
        values.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "Unknown parameter '" + name + "'; this request takes " + String.join(", ", known) + ".");
        });
        return values;
    }

    private static Parameters describe(List<ReindexJob> jobs) {
        Parameters answer = new Parameters();
        jobs.forEach(job -> describe(answer.addParameter().setName("job"), job));
        return answer;
    }

    private static void describe(ParametersParameterComponent to, ReindexJob job) {
        to.addPart().setName("id").setValue(new StringType(job.id().toString()));
        to.addPart().setName("state").setValue(new CodeType(job.state()));
        to.addPart().setName("cause").setValue(new CodeType(job.cause().name().toLowerCase(Locale.ROOT)));
        job.types().forEach(type -> to.addPart().setName("type").setValue(new CodeType(type)));
        count(to, "total", job.counts().total());
        count(to, "done", job.counts().done());
        count(to, "changed", job.counts().changed());
        count(to, "failed", job.counts().failed());
        time(to, "created", job.times().created());
        job.times().started().ifPresent(started -> time(to, "started", started));
        time(to, "updated", job.times().updated());
        to.addPart().setName("message").setValue(new StringType(message(job)));
    }

    /** As a decimal: an integer of FHIR ends at 2,147,483,647. */
    private static void count(ParametersParameterComponent to, String name, long count) {
        to.addPart().setName(name).setValue(new DecimalType(count));
    }

    private static void time(ParametersParameterComponent to, String name, Instant time) {
        to.addPart().setName(name).setValue(new InstantType(Date.from(time)));
    }

    private static String message(ReindexJob job) {
        String failed = job.counts().failed() == 0
                ? ""
                : " " + job.counts().failed() + " could not be indexed in full; the server's log names them.";
        return switch (job.state()) {
            case "waiting" -> "Waiting to be started.";
            case "running" -> job.counts().percent() + " % done." + failed;
            default ->
                job.counts().done() + " resources indexed, " + job.counts().changed() + " of them changed." + failed;
        };
    }
}
