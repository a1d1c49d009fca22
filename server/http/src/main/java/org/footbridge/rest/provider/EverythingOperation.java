package org.footbridge.rest.provider;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.interaction.ReadInteraction;
import org.footbridge.rest.interaction.SearchInteraction;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.search.parser.EverythingParser.Everything;
import org.footbridge.search.request.SearchRequest.Applied;
import org.footbridge.search.value.TimeRange;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.web.Presentation;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;

/**
 * {@code $everything} of a Patient: returns the patient, the resources in its compartment, and the resources that those refer to
 * outside of any patient compartment, paged as a search.
 *
 * @see <a href="https://hl7.org/fhir/R4/patient-operation-everything.html">R4 Patient $everything</a>
 */
public final class EverythingOperation implements IResourceProvider, OperationProvider {
    private static final String START = "start";
    private static final String END = "end";
    private static final String SINCE = "_since";
    private static final String TYPE = "_type";
    private static final String CURSOR = "_cursor";
    private static final List<String> OF_PAGE = List.of("_count", CURSOR);

    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d)?)?");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

    private static final OperationDescriptor EVERYTHING = OperationDescriptor.ofHl7(
                    "Patient", "everything", Level.INSTANCE)
            .takes("date", START, END)
            .takes("instant", SINCE)
            .takes("code", TYPE)
            .takes("integer", "_count")
            .takes("string", CURSOR)
            .gives("Bundle", "return");

    private final Set<String> types;
    private final ReadInteraction reading;
    private final SearchInteraction searching;

    /** @param types of R4 */
    public EverythingOperation(Set<String> types, ReadInteraction reading, SearchInteraction searching) {
        this.types = Set.copyOf(types);
        this.reading = reading;
        this.searching = searching;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Patient.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(EVERYTHING);
    }

    @Operation(name = "$everything", idempotent = true)
    public Bundle everything(@IdParam IdType id, RequestDetails request) {
        OperationInput input = new OperationInput(request, EVERYTHING);
        Everything asked = asked(id.getIdPart(), input);
        StoredVersion patient = reading.current("Patient", new IdType("Patient", id.getIdPart()), request);
        return searching.everything(patient, asked, applied(input, request), request);
    }

    private Everything asked(String patient, OperationInput input) {
        Optional<String> start = value(input, START, DATE, "a date such as 2024-05-17");
        Optional<String> end = value(input, END, DATE, "a date such as 2024-05-17");
        if (start.isPresent()
                && end.isPresent()
                && range(start.get()).from() >= range(end.get()).to()) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Parameter 'start' must not be after 'end': '" + start.get() + "' is after '" + end.get() + "'.");
        }
        List<String> care = new ArrayList<>();
        start.ifPresent(date -> care.add("ge" + date));
        end.ifPresent(date -> care.add("le" + date));
        Optional<String> since = value(input, SINCE, INSTANT, "an instant such as 2024-05-17T09:30:00Z");
        Map<String, String[]> page = new HashMap<>();
        for (String name : OF_PAGE) {
            if (input.has(name)) {
                page.put(name, new String[] {input.text(name)});
            }
        }
        return new Everything(
                patient, care, since.map(instant -> "ge" + instant).stream().toList(), types(input), page);
    }

    private static Optional<String> value(OperationInput input, String name, Pattern form, String inWords) {
        String text = input.text(name);
        if (!input.has(name)) {
            return Optional.empty();
        } else if (!form.matcher(text).matches()
                || TimeRange.parse(text, ZoneOffset.UTC).isEmpty()) {
            throw new Problem(
                    ProblemKind.VALUE, "Parameter '" + name + "' must be " + inWords + ", not '" + text + "'.");
        }
        return Optional.of(text);
    }

    private static TimeRange range(String date) {
        return TimeRange.parse(date, ZoneOffset.UTC).orElseThrow();
    }

    private Set<String> types(OperationInput input) {
        Set<String> asked = new LinkedHashSet<>();
        input.texts(TYPE).forEach(text -> asked.addAll(List.of(text.split(",", -1))));
        asked.stream().filter(type -> !types.contains(type)).findFirst().ifPresent(type -> {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Parameter '_type' must be resource types of FHIR R4 with commas between them, not '" + type
                            + "'.");
        });
        return asked;
    }

    /** The parameters that the links of a page repeat. */
    private List<Applied> applied(OperationInput input, RequestDetails request) {
        List<Applied> applied = new ArrayList<>();
        request.getParameters().forEach((name, values) -> {
            if (Presentation.has(name)) {
                List.of(values).forEach(value -> applied.add(new Applied(name, value)));
            }
        });
        for (String name : List.of(START, END, SINCE, "_count")) {
            if (input.has(name)) {
                applied.add(new Applied(name, input.text(name)));
            }
        }
        if (input.has(TYPE)) {
            applied.add(new Applied(TYPE, String.join(",", types(input))));
        }
        return applied;
    }
}
