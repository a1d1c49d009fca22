package org.footbridge.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.validation.definition.StoredDefinition;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;

/**
 * Validation of writes according to the operator's settings: the mode, and the profile that the resources of a type must
 * claim.
 */
public final class WriteRules {
    /**
     * The handling of an invalid resource: {@code ENFORCE} refuses it; {@code WARN} stores it and reports the errors;
     * {@code OFF} does not validate.
     */
    public enum Mode {
        ENFORCE,
        WARN,
        OFF
    }

    /** The rules for writes that have been validated before, as a group. */
    public static final WriteRules LOOKED_AT = new WriteRules(Mode.OFF, Map.of(), Optional.empty());

    private final Mode mode;
    private final Map<String, String> required;
    private final Optional<ResourceValidator> looker;

    /** {@code required} is the profile that every resource of a type must claim, by type. */
    public WriteRules(Mode mode, Map<String, String> required, ResourceValidator validator) {
        this(mode, required, Optional.of(validator));
    }

    private WriteRules(Mode mode, Map<String, String> required, Optional<ResourceValidator> looker) {
        this.mode = mode;
        this.required = Map.copyOf(required);
        this.looker = looker;
    }

    /**
     * Validates a write. Returns the outcome, or empty if validation is off, or if the resource is certainly valid and the
     * client does not see the outcome.
     *
     * @param json the text of the resource, requested only if HAPI's validator runs
     * @param shown whether the client sees the outcome
     * @param targets resources to which the write refers and that are not stored yet
     * @throws Invalid if the write is to be refused
     */
    public Optional<OperationOutcome> check(
            Resource resource, Supplier<String> json, boolean shown, ReferenceTargets targets) {
        return looker.flatMap(validator -> check(resource, json, shown, targets, validator));
    }

    private Optional<OperationOutcome> check(
            Resource resource,
            Supplier<String> json,
            boolean shown,
            ReferenceTargets targets,
            ResourceValidator validator) {
        if (mode == Mode.OFF || (!shown && hasRequiredClaim(resource) && validator.accepts(resource, json))) {
            return Optional.empty();
        }
        OperationOutcome outcome = verdict(resource, json.get(), List.of(), targets, validator);
        if (mode == Mode.ENFORCE && ResourceValidator.isInvalid(outcome)) {
            throw new Invalid(outcome);
        }
        return Optional.of(outcome);
    }

    /**
     * Returns the outcome that a write of the resource would have if the rules were enforced, with {@code more} profiles.
     */
    public OperationOutcome verdict(Resource resource, String json, List<String> more) {
        return verdict(resource, json, more, ReferenceTargets.NONE, looker.orElseThrow());
    }

    private OperationOutcome verdict(
            Resource resource, String json, List<String> more, ReferenceTargets targets, ResourceValidator validator) {
        OperationOutcome outcome = validator.validate(resource, json, more, targets);
        requireClaim(resource, outcome);
        noteUnknownClaims(resource, outcome, validator);
        return outcome;
    }

    /** Whether {@code url} is a profile that resources can be checked against. */
    public boolean knows(String url) {
        return looker.orElseThrow().knows(url);
    }

    /**
     * Returns the reasons why profiles could not take effect if they were stored together: sentences by place. They are
     * checked in every mode, because a stored profile takes effect for all clients.
     */
    public Map<String, List<String>> problems(List<StoredDefinition> profiles) {
        return profiles.isEmpty()
                ? Map.of()
                : looker.map(validator -> validator.problems(profiles)).orElse(Map.of());
    }

    /** @throws Invalid if there are any */
    public static void requireNone(List<String> problems) {
        OperationOutcome outcome = new OperationOutcome();
        add(outcome, problems);
        if (outcome.hasIssue()) {
            throw new Invalid(outcome);
        }
    }

    /** Adds the problems of a profile to {@code outcome}, as errors. */
    public static void add(OperationOutcome outcome, List<String> problems) {
        problems.forEach(reason -> outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.PROCESSING)
                .setDiagnostics(reason)
                .addExpression("StructureDefinition"));
    }

    private void requireClaim(Resource resource, OperationOutcome outcome) {
        if (!hasRequiredClaim(resource)) {
            String profile = required.get(resource.fhirType());
            outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(IssueType.REQUIRED)
                    .setDiagnostics("This server stores a " + resource.fhirType() + " only if it claims the profile "
                            + profile + ".")
                    .addExpression(resource.fhirType() + ".meta.profile");
        }
    }

    private boolean hasRequiredClaim(Resource resource) {
        String profile = required.get(resource.fhirType());
        return profile == null || resource.getMeta().hasProfile(profile);
    }

    private static void noteUnknownClaims(Resource resource, OperationOutcome outcome, ResourceValidator validator) {
        resource.getMeta().getProfile().stream()
                .map(PrimitiveType::getValue)
                .filter(url -> url != null && !validator.knows(url))
                .forEach(url -> outcome.addIssue()
                        .setSeverity(IssueSeverity.WARNING)
                        .setCode(IssueType.NOTFOUND)
                        .setDiagnostics("The profile " + url + " is not known to this server and was not checked.")
                        .addExpression(resource.fhirType() + ".meta.profile"));
    }
}
