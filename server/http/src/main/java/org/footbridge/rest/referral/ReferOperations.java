package org.footbridge.rest.referral;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.referral.NewReferral;
import org.footbridge.referral.NewReferral.Known;
import org.footbridge.referral.NhsNumber;
import org.footbridge.referral.StepInput;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ServiceRequest;

/** {@code $refer} and {@code $signpost}: the beginning of a referral, and signposting, which is none. */
public final class ReferOperations implements IResourceProvider, OperationProvider {
    private static final OperationDescriptor REFER = OperationDescriptor.ofOurs("ServiceRequest", "refer", Level.TYPE)
            .takes("ServiceRequest", "referral")
            .takes("Reference", "owner", "onward-from")
            .takes("date", "due")
            .gives("Bundle", "return");
    private static final OperationDescriptor SIGNPOST = OperationDescriptor.ofOurs(
                    "ServiceRequest", "signpost", Level.TYPE)
            .takes("ServiceRequest", "signposting")
            .gives("Bundle", "return");

    private final ReferralCalls calls;
    private final NewReferral referrals;
    private final InstantSource clock;

    public ReferOperations(ReferralCalls calls, NewReferral referrals, InstantSource clock) {
        this.calls = calls;
        this.referrals = referrals;
        this.clock = clock;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return ServiceRequest.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(REFER, SIGNPOST);
    }

    @Operation(name = "$refer")
    public Bundle refer(RequestDetails request) {
        StepInput input = calls.input(request, REFER);
        ObjectNode referral = input.resource("referral", "ServiceRequest");
        name(referral, request);
        return calls.answer(
                List.of(),
                calls.apply(
                        referrals.refer(referral, input, known(referral, input, request), clock.instant()), request),
                request);
    }

    @Operation(name = "$signpost")
    public Bundle signpost(RequestDetails request) {
        StepInput input = calls.input(request, SIGNPOST);
        ObjectNode signposting = input.resource("signposting", "ServiceRequest");
        name(signposting, request);
        return calls.answer(List.of(), calls.apply(referrals.signpost(signposting, clock.instant()), request), request);
    }

    /** Finds the person who is named by the NHS number alone, and puts the reference beside it. */
    private void name(ObjectNode referral, RequestDetails request) {
        JsonNode subject = referral.path("subject");
        Optional<String> number = NhsNumber.of(subject.path("identifier"));
        if (subject.has("reference") || number.isEmpty()) {
            return;
        }
        String valid = NhsNumber.require(number.get(), "ServiceRequest.subject.identifier.value");
        List<StoredVersion> people =
                calls.search("Patient", Map.of("identifier", NhsNumber.SYSTEM + "|" + valid), request);
        if (people.size() != 1) {
            throw new Problem(
                    ProblemKind.RULE,
                    (people.isEmpty() ? "No Patient has" : "Several Patients have")
                            + " this NHS number; name the Patient by a reference.",
                    "ServiceRequest.subject");
        }
        ((ObjectNode) subject).put("reference", "Patient/" + people.get(0).id());
    }

    private Known known(ObjectNode referral, StepInput input, RequestDetails request) {
        List<String> performers = NewReferral.performers(referral).stream()
                .filter(reference -> reference.matches("HealthcareService/[A-Za-z0-9.-]{1,64}"))
                .toList();
        String person = referral.path("subject").path("reference").asText();
        Map<String, JsonNode> services = new LinkedHashMap<>();
        calls.read(performers, request).forEach((path, version) -> services.put(path, tree(version)));
        return new Known(
                services,
                person.matches("Patient/[A-Za-z0-9.-]{1,64}")
                        ? calls.read(List.of(person), request).values().stream()
                                .findFirst()
                                .map(ReferOperations::tree)
                        : Optional.empty(),
                input.reference("onward-from").map(from -> tree(task(from, request))),
                duplicate(referral, person, performers, request));
    }

    private StoredVersion task(JsonNode reference, RequestDetails request) {
        String path = reference.path("reference").asText();
        if (!path.matches("Task/[A-Za-z0-9.-]{1,64}")) {
            throw new Problem(
                    ProblemKind.VALUE, "Parameter 'onward-from' must be a reference to a Task, such as Task/1.");
        }
        return calls.read("Task", path.substring("Task/".length()), request);
    }

    /** An open referral of the same person to the same service for one of the same needs. */
    private Optional<String> duplicate(
            JsonNode referral, String person, List<String> performers, RequestDetails request) {
        if (person.isEmpty() || performers.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> query =
                Map.of("subject", person, "performer", String.join(",", performers), "status", "draft,active,on-hold");
        return calls.search("ServiceRequest", query, request).stream()
                .filter(other -> NewReferral.sharesNeed(referral, tree(other)))
                .findFirst()
                .map(other -> other.type() + "/" + other.id());
    }

    private static JsonNode tree(StoredVersion version) {
        return StepInput.tree(version.body());
    }
}
