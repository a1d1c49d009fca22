package org.footbridge.referral.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.referral.LoopChange;
import org.footbridge.referral.LoopRule;
import org.footbridge.referral.ReferralTask;
import org.footbridge.transaction.ChangeParticipant.Stored;
import org.footbridge.transaction.EntryErrors;

/**
 * Keeps referrals in step with the people whom they are about: the referrals of a person who has died or withdrawn consent end, and those
 * of a Patient that was replaced by another one go on with that one, in the transaction of the change.
 */
public final class PersonRule implements LoopRule {
    private static final String PATIENT = "Patient/";

    private final NhsNumberCheck check;
    private final String codes;

    /** @param canonical the base of the canonical URLs of our profiles */
    public PersonRule(NhsNumberCheck check, String canonical) {
        this.check = check;
        this.codes = canonical + "/CodeSystem/";
    }

    @Override
    public boolean concerns(String type) {
        return type.equals("Patient") || type.equals("Consent") || type.equals("Task");
    }

    @Override
    public Effects effects(List<LoopChange> changes, Stored stored, EntryErrors errors) {
        PersonReferrals referrals = new PersonReferrals(stored, paths(changes), codes);
        List<Effect> effects = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (LoopChange change : changes) {
            List<Effect> of = errors.of(change.index(), () -> switch (change.type()) {
                case "Patient" -> ofPatient(change, changes, stored, referrals);
                case "Consent" -> ofConsent(change, changes, stored, referrals);
                case "Task" -> {
                    requireAlive(change, changes, stored);
                    yield List.of();
                }
                default -> List.of();
            });
            of.stream()
                    .filter(effect -> done.add(
                            effect.before().type() + "/" + effect.before().id()))
                    .forEach(effects::add);
        }
        return effects.isEmpty() ? Effects.NONE : new Effects(effects, List.of(), now -> true);
    }

    private static Set<String> paths(List<LoopChange> changes) {
        return changes.stream().map(LoopChange::path).collect(Collectors.toSet());
    }

    private List<Effect> ofPatient(
            LoopChange change, List<LoopChange> changes, Stored stored, PersonReferrals referrals) {
        boolean created = change.before().isEmpty();
        if (created && check != NhsNumberCheck.ALL) {
            return List.of(); // without parsing it
        }
        Optional<JsonNode> after = change.afterJson();
        if (after.isEmpty()) {
            return List.of();
        }
        requireNumbers(after.get());
        if (created) {
            return List.of();
        }
        JsonNode before = change.beforeJson().orElseThrow();
        if (isDead(after.get()) && !isDead(before)) {
            return referrals.end(change.index(), change.path(), "died", "Died", "The person died.");
        }
        Optional<String> other = replacement(after.get());
        if (other.isPresent()
                && !other.equals(replacement(before))
                && LoopChange.after(other.get(), changes, stored).isPresent()) {
            return referrals.move(change.index(), change.path(), other.get());
        }
        return List.of();
    }

    private void requireNumbers(JsonNode patient) {
        if (check == NhsNumberCheck.ALL) {
            JsonNode identifiers = patient.path("identifier");
            for (int i = 0; i < identifiers.size(); i++) {
                String place = "Patient.identifier[" + i + "].value";
                NhsNumber.of(identifiers.get(i)).ifPresent(number -> NhsNumber.requireStored(number, place));
            }
        }
    }

    private static boolean isDead(JsonNode patient) {
        return patient.path("deceasedBoolean").asBoolean() || patient.has("deceasedDateTime");
    }

    /** The Patient, as {@code Patient/id}, that replaces {@code patient}. */
    private static Optional<String> replacement(JsonNode patient) {
        for (JsonNode link : patient.path("link")) {
            String other = link.at("/other/reference").asText();
            if (link.path("type").asText().equals("replaced-by") && other.matches("Patient/[A-Za-z0-9.-]{1,64}")) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    private static List<Effect> ofConsent(
            LoopChange change, List<LoopChange> changes, Stored stored, PersonReferrals referrals) {
        String person = change.afterJson()
                .map(consent -> consent.at("/patient/reference").asText())
                .orElse("");
        if (!person.startsWith(PATIENT) || !Consents.isWithdrawal(change, changes, stored)) {
            return List.of();
        }
        return referrals.end(
                change.index(), person, "consent-withdrawn", "Consent withdrawn", "The person withdrew their consent.");
    }

    /** @throws Problem BUSINESS_RULE if a referral is sent for a person who has died */
    private static void requireAlive(LoopChange change, List<LoopChange> changes, Stored stored) {
        String person = change.sentTask().map(ReferralTask::person).orElse("");
        if (person.startsWith(PATIENT)
                && LoopChange.after(person, changes, stored)
                        .filter(PersonRule::isDead)
                        .isPresent()) {
            throw Problem.ofRule("referral-person-died", "The person has died, so no referral is sent.", "Task.for");
        }
    }
}
