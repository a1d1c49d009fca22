package org.footbridge.subscription;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.footbridge.access.AccessControl;
import org.footbridge.access.Caller;
import org.footbridge.access.Interaction;
import org.footbridge.address.EndpointAddresses;
import org.footbridge.json.ResourceJson;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.subscription.SubscriptionStore;
import org.footbridge.transaction.ChangeParticipant;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.transaction.Origin;

/**
 * Takes part in the writes of Subscription resources: refuses those that the server cannot serve, and follows the others on behalf of
 * the caller, in the transaction of the write.
 */
public final class SubscriptionParticipant implements ChangeParticipant {
    private static final String TYPE = "Subscription";

    private final SubscriptionStore store;
    private final DeliveryJobs jobs;
    private final SubscriptionCriteria criteria;
    private final AccessControl control;
    private final EndpointAddresses addresses;
    private final Predicate<String> isType;

    /** {@code isType} knows the resource types. */
    public SubscriptionParticipant(
            SubscriptionStore store,
            DeliveryJobs jobs,
            AccessControl control,
            EndpointAddresses addresses,
            Predicate<String> isType) {
        this.store = store;
        this.jobs = jobs;
        this.criteria = new SubscriptionCriteria(control);
        this.control = control;
        this.addresses = addresses;
        this.isType = isType;
    }

    @Override
    public boolean concerns(String type) {
        return type.equals(TYPE);
    }

    @Override
    public Contribution contribute(List<Proposed> changes, Stored stored, EntryErrors errors, Origin origin) {
        changes.stream()
                .filter(change -> change.type().equals(TYPE))
                .forEach(change -> change.after()
                        .map(ResourceJson::text)
                        .filter(SubscriptionRequest::isWanted)
                        .ifPresent(json ->
                                errors.of(change.index(), () -> required(json, change.before(), origin.caller()))));
        return Contribution.NOTHING;
    }

    private SubscriptionRequest required(byte[] json, Optional<StoredVersion> before, Caller caller) {
        SubscriptionRequest request = SubscriptionRequest.parse(json);
        boolean wasActive = before.filter(version -> !version.deleted())
                .map(version -> SubscriptionRequest.status(version.body()))
                .filter(SubscriptionRequest.ACTIVE::equals)
                .isPresent();
        if (request.status().equals(SubscriptionRequest.ACTIVE) && !wasActive && !caller.equals(Caller.SYSTEM)) {
            throw SubscriptionRequest.refused(
                    "status",
                    "The server sets the status 'active' when the endpoint has answered; send 'requested', or 'off'.");
        } else if (!isType.test(request.type())) {
            throw SubscriptionRequest.refused(
                    "criteria",
                    "The criteria must be a search on a resource type of FHIR R4, such as Task?status=accepted.");
        }
        addresses.evident(request.endpoint()).ifPresent(obstacle -> {
            throw SubscriptionRequest.refused("channel.endpoint", obstacle);
        });
        control.of(caller).require(Interaction.SEARCH, request.type());
        criteria.matcher(caller, request.type(), request.query());
        return request;
    }

    @Override
    public boolean records(String type) {
        return type.equals(TYPE);
    }

    @Override
    public void written(List<StoredVersion> versions, Origin origin) {
        versions.stream().filter(version -> version.type().equals(TYPE)).forEach(version -> written(version, origin));
    }

    private void written(StoredVersion version, Origin origin) {
        if (version.deleted()) {
            store.forget(version.id());
        } else if (origin.caller().equals(Caller.SYSTEM)) {
            store.status(version.id(), SubscriptionRequest.status(version.body()));
        } else if (!SubscriptionRequest.isWanted(version.body())) {
            store.status(version.id(), SubscriptionRequest.OFF);
        } else {
            SubscriptionRequest request = SubscriptionRequest.parse(version.body());
            store.follow(
                    version,
                    request.status(),
                    request.type(),
                    request.query(),
                    request.end(),
                    StoredCaller.json(origin.caller()));
            jobs.require(version.id(), true);
        }
    }
}
