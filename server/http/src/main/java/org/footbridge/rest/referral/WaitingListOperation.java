package org.footbridge.rest.referral;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.Map;
import org.footbridge.referral.service.WaitingList;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** {@code $waiting-list} of a HealthcareService: figures about all referrals to it, and the positions of those that exist for the caller. */
public final class WaitingListOperation implements IResourceProvider, OperationProvider {
    private static final OperationDescriptor WAITING_LIST = OperationDescriptor.ofOurs(
                    "HealthcareService", "waiting-list", Level.INSTANCE)
            .reading()
            .gives("positiveInt", "places")
            .gives("unsignedInt", "taken", "waiting")
            .gives("", "entry");

    private final ReferralCalls calls;

    public WaitingListOperation(ReferralCalls calls) {
        this.calls = calls;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return HealthcareService.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(WAITING_LIST);
    }

    @Operation(name = "$waiting-list", idempotent = true)
    public Parameters waitingList(@IdParam IdType id, RequestDetails request) {
        calls.input(request, WAITING_LIST);
        StoredVersion service = calls.read("HealthcareService", id.getIdPart(), request);
        WaitingList list = WaitingList.of(service, calls.stored());
        Parameters answer = new Parameters();
        list.places().ifPresent(places -> answer.addParameter("places", new PositiveIntType(places)));
        answer.addParameter("taken", new UnsignedIntType((int) list.taken()));
        answer.addParameter("waiting", new UnsignedIntType(list.queue().size()));
        Map<String, StoredVersion> visible = calls.read(
                list.queue().stream().map(task -> "Task/" + task.id()).toList(), request);
        for (int i = 0; i < list.queue().size(); i++) {
            StoredVersion task = list.queue().get(i);
            if (visible.containsKey("Task/" + task.id())) {
                var entry = answer.addParameter().setName("entry");
                entry.addPart().setName("task").setValue(new Reference("Task/" + task.id()));
                entry.addPart().setName("position").setValue(new PositiveIntType(i + 1));
            }
        }
        return answer;
    }
}
