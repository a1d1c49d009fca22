package org.footbridge.rest.interaction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.footbridge.json.ResourceJson;
import org.footbridge.problem.Problem;
import org.footbridge.rest.http.Failure;
import org.footbridge.store.Store;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.ChangeRequest.Body;
import org.footbridge.transaction.ChangeRequest.Verb;
import org.footbridge.transaction.Criteria;
import org.footbridge.transaction.LocalLinks;
import org.footbridge.transaction.Origin;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.WriteRules;
import org.footbridge.validation.definition.StoredDefinition;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * Tries writes: does what they do in a transaction that is rolled back, and collects the reasons for which they would be
 * refused.
 */
public final class WriteTrial {
    private final Store store;
    private final ContentReader reader;
    private final ChangeExecutor changes;
    private final WriteRules rules;

    /** {@code changes} do not look at the content: that is done apart, so that all reasons are named. */
    public WriteTrial(Store store, ContentReader reader, ChangeExecutor changes, WriteRules rules) {
        this.store = store;
        this.reader = reader;
        this.changes = changes;
        this.rules = rules;
    }

    /**
     * A write to try.
     *
     * @param id of the resource; empty for a creation
     * @param condition {@code If-None-Exist} of a creation
     */
    public record Attempt(
            Verb verb,
            String type,
            Optional<String> id,
            Optional<String> condition,
            Optional<String> ifMatch,
            Optional<String> ifNoneMatch) {
        public static Attempt creation(String type, Optional<String> condition) {
            return new Attempt(Verb.CREATE, type, Optional.empty(), condition, Optional.empty(), Optional.empty());
        }
    }

    /** Whether {@code url} is a profile that resources can be checked against. */
    public boolean knows(String url) {
        return rules.knows(url);
    }

    /** The faults of the content, judged by its type, its profiles and {@code more}. */
    public OperationOutcome content(Resource resource, String json, List<String> more) {
        OperationOutcome outcome = rules.verdict(resource, json, more);
        if (resource instanceof StructureDefinition) {
            StoredDefinition definition = StoredDefinition.of(
                    "StructureDefinition/" + (resource.hasId() ? resource.getIdPart() : "new"),
                    json.getBytes(StandardCharsets.UTF_8));
            rules.problems(List.of(definition)).values().forEach(problems -> WriteRules.add(outcome, problems));
        }
        return outcome;
    }

    /** Adds to {@code outcome} why else {@code attempt} would be refused with this body. */
    public void add(OperationOutcome outcome, Attempt attempt, String json, Origin origin) {
        String type = attempt.type();
        ResourceJson body = reader.json(type, json.getBytes(StandardCharsets.UTF_8), new LocalLinks(origin.base()));
        attempt(interaction(attempt, new Body.Json(body), origin), outcome, origin);
    }

    /** Why the deletion would be refused; without an issue if it would not. */
    public OperationOutcome deletion(Attempt attempt, Origin origin) {
        OperationOutcome outcome = new OperationOutcome();
        attempt(interaction(attempt, Body.NONE, origin), outcome, origin);
        return outcome;
    }

    private ChangeRequest interaction(Attempt attempt, Body body, Origin origin) {
        Optional<Criteria> criteria = attempt.condition()
                .map(condition -> changes.criteria(attempt.type(), condition, "If-None-Exist", origin));
        return new ChangeRequest(
                attempt.verb(),
                attempt.type(),
                attempt.id(),
                criteria,
                body,
                attempt.ifMatch(),
                attempt.ifNoneMatch(),
                false,
                "",
                false);
    }

    private void attempt(ChangeRequest interaction, OperationOutcome outcome, Origin origin) {
        try {
            store.writes().undone(() -> changes.apply(interaction, origin));
        } catch (Problem problem) {
            if (problem.kind().isTransient()) {
                throw problem;
            }
            Failure.of(problem).outcome().getIssue().forEach(outcome::addIssue);
        }
    }

    /** An outcome that says {@code message}, which is nothing bad. */
    public static OperationOutcome saying(String message) {
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(message);
        return outcome;
    }
}
