package org.footbridge.rest.provider;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.interaction.ReadInteraction;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.store.subscription.FollowedSubscription;
import org.footbridge.store.subscription.SubscriptionEvent;
import org.footbridge.store.subscription.SubscriptionStore;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;

/**
 * {@code $status} and {@code $events} of a Subscription: how far its notifications have come, and its events with references to the
 * resources, for a receiver that catches up.
 *
 * @see <a href="https://hl7.org/fhir/uv/subscriptions-backport/STU1.1/notifications.html">Subscriptions R5 Backport 1.1,
 *     notifications</a>
 */
public final class SubscriptionStatusOperation implements IResourceProvider, OperationProvider {
    private static final String TYPE = "Subscription";
    private static final String SINCE = "eventsSinceNumber";
    private static final String UNTIL = "eventsUntilNumber";
    private static final int EVENTS_MAX = 1_000;
    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/";
    private static final String PROFILE = BACKPORT + "StructureDefinition/backport-subscription-status-r4";

    private static final OperationDescriptor STATUS = backport("status").gives("Bundle", "return");
    private static final OperationDescriptor EVENTS =
            backport("events").takes("string", SINCE, UNTIL).gives("Bundle", "return");

    private final ReadInteraction reading;
    private final SubscriptionStore store;

    public SubscriptionStatusOperation(ReadInteraction reading, SubscriptionStore store) {
        this.reading = reading;
        this.store = store;
    }

    private static OperationDescriptor backport(String name) {
        OperationDescriptor hl7 = OperationDescriptor.ofHl7(TYPE, name, Level.INSTANCE);
        return new OperationDescriptor(
                name,
                hl7.levels(),
                hl7.types(),
                List.of(),
                hl7.effect(),
                false,
                BACKPORT + "OperationDefinition/backport-subscription-" + name);
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Subscription.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(STATUS, EVENTS);
    }

    @Operation(name = "$status", idempotent = true)
    public Bundle status(@IdParam IdType id, RequestDetails request) {
        OperationInput.requireNone(request, STATUS);
        FollowedSubscription subscription = followed(id, request);
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(1);
        bundle.addEntry()
                .setResource(describe(subscription, "query-status", List.of()))
                .getSearch()
                .setMode(SearchEntryMode.MATCH);
        return bundle;
    }

    @Operation(name = "$events", idempotent = true)
    public Bundle events(@IdParam IdType id, RequestDetails request) {
        OperationInput input = new OperationInput(request, EVENTS);
        FollowedSubscription subscription = followed(id, request);
        long since = number(input, SINCE, 1);
        long until = number(input, UNTIL, Long.MAX_VALUE);
        List<SubscriptionEvent> events = store.after(subscription.id(), since - 1, EVENTS_MAX).stream()
                .filter(event -> event.number() <= until)
                .toList();
        Bundle bundle = new Bundle().setType(BundleType.HISTORY);
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(describe(subscription, "query-event", events))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.GET)
                .setUrl(TYPE + "/" + subscription.id() + "/$status");
        bundle.getEntryFirstRep().getResponse().setStatus("200");
        return bundle;
    }

    private static long number(OperationInput input, String name, long otherwise) {
        if (!input.has(name)) {
            return otherwise;
        } else if (!input.text(name).matches("[1-9]\\d{0,17}")) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "Parameter '" + name + "' must be the number of an event, from 1, not '" + input.text(name) + "'.");
        }
        return Long.parseLong(input.text(name));
    }

    /** The Subscription must exist for the caller. */
    private FollowedSubscription followed(IdType id, RequestDetails request) {
        reading.current(TYPE, new IdType(TYPE, id.getIdPart()), request);
        return store.find(id.getIdPart())
                .orElseThrow(() -> new Problem(
                        ProblemKind.BUSINESS_RULE, "This Subscription has never had the status 'requested'."));
    }

    private static Parameters describe(FollowedSubscription subscription, String type, List<SubscriptionEvent> events) {
        Parameters status = new Parameters();
        status.getMeta().addProfile(PROFILE);
        status.addParameter().setName("subscription").setValue(new Reference(TYPE + "/" + subscription.id()));
        status.addParameter("status", new CodeType(subscription.status()));
        status.addParameter("type", new CodeType(type));
        status.addParameter("events-since-subscription-start", Long.toString(subscription.latest()));
        events.forEach(event -> describe(status.addParameter().setName("notification-event"), event));
        if (!subscription.error().isEmpty()) {
            status.addParameter()
                    .setName("error")
                    .setValue(new CodeableConcept()
                            .setText(subscription.error() + " " + (subscription.latest() - subscription.delivered())
                                    + " events wait."));
        }
        return status;
    }

    private static void describe(ParametersParameterComponent to, SubscriptionEvent event) {
        to.addPart().setName("event-number").setValue(new StringType(Long.toString(event.number())));
        to.addPart().setName("timestamp").setValue(new InstantType(Date.from(event.created())));
        if (!event.state().equals("withheld")) {
            to.addPart()
                    .setName("focus")
                    .setValue(new Reference(event.type() + "/" + event.id() + "/_history/" + event.version()));
        }
    }
}
