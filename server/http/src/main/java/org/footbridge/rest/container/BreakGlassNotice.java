package org.footbridge.rest.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.access.Caller;
import org.footbridge.audit.AuditTrail;
import org.footbridge.json.ExactJson;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.ChangeRequest.Body;
import org.footbridge.transaction.ChangeRequest.Verb;
import org.footbridge.transaction.Criteria;
import org.footbridge.transaction.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the privacy officer of break-glass access by a Task to review it: one for each user, reason and day. It is stored before the
 * access, which is refused if it cannot be.
 */
public final class BreakGlassNotice {
    private static final Logger log = LoggerFactory.getLogger(BreakGlassNotice.class);
    private static final String TASK = "Task";

    /** Of the code in {@code Task.code}. */
    private static final String CODES = "urn:footbridge:task-code";

    private static final String IDENTIFIERS = "urn:footbridge:break-glass";

    private final Optional<String> recipient;
    private final Supplier<ChangeExecutor> changes;
    private final InstantSource clock;

    /**
     * @param recipient the owner of the Tasks, such as {@code Organization/privacy}; without one, nobody is told
     * @param changes asked with the first access
     */
    public BreakGlassNotice(Optional<String> recipient, Supplier<ChangeExecutor> changes, InstantSource clock) {
        this.recipient = recipient;
        this.changes = changes;
        this.clock = clock;
    }

    /** Tells of the access of {@code caller}, who has given a reason. */
    void give(Caller caller) {
        log.warn("Request {} uses break-glass access", caller.requestId());
        // the record of the Task is not that of the request
        recipient.ifPresent(owner -> AuditTrail.apart(() -> store(owner, caller)));
    }

    private void store(String owner, Caller caller) {
        Instant now = clock.instant();
        String identifier = caller.breakingGlassOn(LocalDate.ofInstant(now, ZoneOffset.UTC));
        Criteria once = changes.get()
                .criteria(TASK, "identifier=" + IDENTIFIERS + "|" + identifier, "The notice", Origin.SYSTEM);
        changes.get()
                .apply(
                        new ChangeRequest(
                                Verb.CREATE,
                                TASK,
                                Optional.empty(),
                                Optional.of(once),
                                new Body.Text(json(owner, caller, identifier, now)),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                "",
                                false),
                        Origin.SYSTEM);
    }

    private static byte[] json(String owner, Caller caller, String identifier, Instant now) {
        ObjectNode task = ExactJson.MAPPER.createObjectNode();
        task.put("resourceType", TASK);
        task.putArray("identifier").addObject().put("system", IDENTIFIERS).put("value", identifier);
        task.put("status", "requested").put("intent", "order").put("priority", "urgent");
        task.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", CODES)
                .put("code", "break-glass-review")
                .put("display", "Review of break-glass access");
        task.put("authoredOn", now.toString());
        ObjectNode requester = task.putObject("requester").put("display", caller.subject());
        requester.putObject("identifier").put("system", caller.issuer()).put("value", caller.subject());
        task.putObject("owner").put("reference", owner);
        input(task, "reason", caller.breakGlass().orElse(""));
        input(
                task,
                "audit log",
                "AuditEvent?subtype=break-glass&agent=" + caller.subject() + "&date="
                        + LocalDate.ofInstant(now, ZoneOffset.UTC));
        return task.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void input(ObjectNode task, String name, String value) {
        ObjectNode input = task.withArrayProperty("input").addObject();
        input.putObject("type").put("text", name);
        input.put("valueString", value);
    }
}
