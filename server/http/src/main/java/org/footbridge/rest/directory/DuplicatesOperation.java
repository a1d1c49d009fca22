package org.footbridge.rest.directory;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.directory.duplicate.Duplicates;
import org.footbridge.directory.duplicate.Pair;
import org.footbridge.directory.listing.CallerDirectory;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.PageSizes;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/** {@code $duplicates}: pairs of services that may be one, of all that exist for the caller or of one. */
public final class DuplicatesOperation implements IResourceProvider, OperationProvider {
    private static final String SERVICE = "HealthcareService/";
    private static final BigDecimal THRESHOLD = new BigDecimal("0.75");
    private static final BigDecimal LEAST = new BigDecimal("0.5");

    private static final OperationDescriptor DUPLICATES = OperationDescriptor.ofOurs(
                    "HealthcareService", "duplicates", Level.TYPE, Level.INSTANCE)
            .reading()
            .takes("decimal", "threshold")
            .takes("unsignedInt", "_count")
            .gives("", "pair");

    private final DirectoryCalls calls;
    private final CallerDirectory directory;
    private final PageSizes sizes;

    public DuplicatesOperation(DirectoryCalls calls, CallerDirectory directory, PageSizes sizes) {
        this.calls = calls;
        this.directory = directory;
        this.sizes = sizes;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return HealthcareService.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(DUPLICATES);
    }

    @Operation(name = "$duplicates", idempotent = true)
    public Parameters duplicates(RequestDetails request) {
        return answer("", request);
    }

    @Operation(name = "$duplicates", idempotent = true)
    public Parameters duplicatesOfOne(@IdParam IdType id, RequestDetails request) {
        return answer(calls.read("HealthcareService", id.getIdPart(), request).id(), request);
    }

    private Parameters answer(String of, RequestDetails request) {
        OperationInput input = new OperationInput(request, DUPLICATES);
        BigDecimal threshold = MatchInput.decimal(input, "threshold").orElse(THRESHOLD);
        if (threshold.compareTo(LEAST) < 0 || threshold.compareTo(BigDecimal.ONE) > 0) {
            throw MatchInput.refused("threshold", input.text("threshold"), "a number from 0.5 to 1");
        }
        int count = sizes.of(Optional.of(input.text("_count")).filter(text -> !text.isEmpty()));
        List<Pair> pairs = Duplicates.find(directory.listings(Callers.of(request)), of, threshold, count);
        Map<String, StoredVersion> visible = calls.give(
                pairs.stream()
                        .flatMap(pair -> Stream.of(SERVICE + pair.first(), SERVICE + pair.second()))
                        .distinct()
                        .toList(),
                request);
        Parameters answer = new Parameters();
        for (Pair pair : pairs) {
            if (visible.containsKey(SERVICE + pair.first()) && visible.containsKey(SERVICE + pair.second())) {
                add(answer.addParameter().setName("pair"), pair);
            }
        }
        return answer;
    }

    private static void add(ParametersParameterComponent parameter, Pair pair) {
        parameter.addPart().setName("first").setValue(new Reference(SERVICE + pair.first()));
        parameter.addPart().setName("second").setValue(new Reference(SERVICE + pair.second()));
        parameter.addPart().setName("score").setValue(new DecimalType(pair.score()));
        pair.reasons().forEach(reason -> parameter.addPart().setName("reason").setValue(new StringType(reason)));
    }
}
