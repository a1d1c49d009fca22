package org.footbridge.referral;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.footbridge.json.ExactJson;
import org.footbridge.json.ResourceJson;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeParticipant.Proposed;
import org.footbridge.transaction.ChangeParticipant.Stored;

/** A change of a call, or one that the server makes because of it, as the rules of the loop see it. Each content is parsed once. */
public final class LoopChange {
    private final int index;
    private final String type;
    private final String id;
    private final Optional<StoredVersion> latest;
    private final Optional<ResourceJson> sent;
    private final boolean ofServer;
    private Optional<JsonNode> beforeJson = Optional.empty();
    private Optional<JsonNode> afterJson;

    private LoopChange(
            int index,
            String type,
            String id,
            Optional<StoredVersion> latest,
            Optional<ResourceJson> sent,
            Optional<JsonNode> after,
            boolean ofServer) {
        this.index = index;
        this.type = type;
        this.id = id;
        this.latest = latest;
        this.sent = sent;
        this.afterJson = after;
        this.ofServer = ofServer;
    }

    /** A change that the client requested. */
    static LoopChange of(Proposed change) {
        return new LoopChange(
                change.index(), change.type(), change.id(), change.before(), change.after(), Optional.empty(), false);
    }

    /**
     * A change that the server makes.
     *
     * @param cause index of the change request that it follows from
     * @param after the resource as it will be
     */
    public static LoopChange following(int cause, StoredVersion before, JsonNode after) {
        return new LoopChange(
                cause, before.type(), before.id(), Optional.of(before), Optional.empty(), Optional.of(after), true);
    }

    /** The index of the change request that it belongs to, or follows from. */
    public int index() {
        return index;
    }

    public String type() {
        return type;
    }

    public String id() {
        return id;
    }

    /** {@code Type/id}. */
    public String path() {
        return type + "/" + id;
    }

    /** Whether the server makes it, so that no party is asked for. */
    boolean isOfServer() {
        return ofServer;
    }

    /** The current version; empty if there is none or it is deleted. */
    public Optional<StoredVersion> before() {
        return latest.filter(version -> !version.deleted());
    }

    /** The version that will be written. */
    int version() {
        return latest.map(StoredVersion::version).orElse(0) + 1;
    }

    /** Orders resources by their creation; new ones are the last. */
    long age() {
        return latest.map(StoredVersion::pid).orElse(Long.MAX_VALUE);
    }

    /** The resource as it is; empty if there is none. */
    public Optional<JsonNode> beforeJson() {
        if (beforeJson.isEmpty()) {
            beforeJson = before().map(version -> ExactJson.tree(version.body()));
        }
        return beforeJson;
    }

    /** The resource as it will be; empty if it is deleted. */
    public Optional<JsonNode> afterJson() {
        if (afterJson.isEmpty()) {
            afterJson = sent.map(ResourceJson::text).map(ExactJson::tree);
        }
        return afterJson;
    }

    /** The Task of a referral that it sends: one that has not been sent before, or had ended; otherwise empty. */
    public Optional<ReferralTask> sentTask() {
        Optional<ReferralTask> task = afterJson().flatMap(ReferralTask::of).filter(ReferralTask::isSent);
        boolean before = task.isPresent()
                && beforeJson()
                        .flatMap(ReferralTask::of)
                        .filter(ReferralTask::isSent)
                        .isPresent();
        return before ? Optional.empty() : task;
    }

    /**
     * The resource {@code path}, as {@code Type/id}, after the changes; empty if it will not exist, or does not exist for the caller.
     *
     * @param stored the resources that the call does not change
     */
    public static Optional<JsonNode> after(String path, List<LoopChange> changes, Stored stored) {
        int slash = path.indexOf('/');
        return changes.stream()
                .filter(change -> change.path().equals(path))
                .findFirst()
                .map(LoopChange::afterJson)
                .orElseGet(() -> stored.read(path.substring(0, slash), path.substring(slash + 1))
                        .filter(stored::isVisible)
                        .map(version -> ExactJson.tree(version.body())));
    }

    /** Whether the resource will exist. */
    boolean stays() {
        return sent.isPresent() || afterJson.isPresent();
    }

    /** The status that the resource will have, found without parsing what the client sent; empty if it is deleted. */
    Optional<String> status() {
        return sent.map(json -> ReferralRequest.status(json.text()))
                .or(() -> afterJson.map(json -> json.path("status").asText()));
    }
}
