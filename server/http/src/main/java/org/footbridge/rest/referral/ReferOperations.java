package org.footbridge.rest.referral;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.referral.NewReferral;
import org.footbridge.referral.NewReferral.Known;
import org.footbridge.referral.StepInput;
import org.footbridge.referral.people.DuplicateRule;
import org.footbridge.referral.people.NhsNumber;
import org.footbridge.referral.service.Places;
import org.footbridge.referral.service.WaitingList;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeResult;
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

    private static final Pattern SERVICE = Pattern.compile("HealthcareService/[A-Za-z0-9.-]{1,64}");
    private static final int ATTEMPTS_MAX = 10;

    private final ReferralCalls calls;
    private final NewReferral referrals;
    private final DuplicateRule duplicates;
    private final InstantSource clock;

    public ReferOperations(ReferralCalls calls, NewReferral referrals, DuplicateRule duplicates, InstantSource clock) {
        this.calls = calls;
        this.referrals = referrals;
        this.duplicates = duplicates;
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
        Known known = known(referral, input, request);
        boolean waits = false;
        for (int attempt = 1; ; attempt++) {
            try {
                List<ChangeResult> written =
                        calls.apply(referrals.refer(referral, input, known, waits, clock.instant()), request);
                return calls.answer(List.of(), written, waits ? positions(written, request) : List.of(), request);
            } catch (Problem refused) {
                // whether a place is free is decided with the write
                if (attempt == ATTEMPTS_MAX || !refused.isOfRule(waits ? Places.FREE : Places.FULL)) {
                    throw refused;
                }
                waits = !waits;
            }
        }
    }

    /** The position of a referral on the waiting list of each of its services, as an OperationOutcome. */
    private List<byte[]> positions(List<ChangeResult> written, RequestDetails request) {
        List<String> texts = new ArrayList<>();
        StoredVersion referral = written.get(0).version().orElseThrow();
        StoredVersion task = written.get(1).version().orElseThrow();
        List<String> services = NewReferral.performers(ExactJson.tree(referral.body())).stream()
                .filter(SERVICE.asMatchPredicate())
                .toList();
        calls.read(services, request)
                .forEach((path, service) -> WaitingList.of(service, calls.stored())
                        .position(task.id())
                        .ifPresent(position -> texts.add("Position " + position + " on the waiting list of " + path
                                + ". HealthcareService/$waiting-list gives the current position.")));
        return texts.isEmpty() ? List.of() : List.of(outcome(texts));
    }

    private static byte[] outcome(List<String> texts) {
        ObjectNode outcome = ExactJson.MAPPER.createObjectNode().put("resourceType", "OperationOutcome");
        ArrayNode issues = outcome.putArray("issue");
        texts.forEach(text -> issues.addObject()
                .put("severity", "information")
                .put("code", "informational")
                .put("diagnostics", text));
        return outcome.toString().getBytes(StandardCharsets.UTF_8);
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
        return new Known(
                input.reference("onward-from")
                        .map(from -> ExactJson.tree(task(from, request).body())),
                duplicate(referral, request));
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
    private Optional<String> duplicate(JsonNode referral, RequestDetails request) {
        Map<String, String> query = duplicates.query(referral);
        return query.isEmpty()
                ? Optional.empty()
                : calls.search("ServiceRequest", query, request).stream()
                        .filter(other -> NewReferral.sharesNeed(referral, ExactJson.tree(other.body())))
                        .findFirst()
                        .map(other -> other.type() + "/" + other.id());
    }
}
