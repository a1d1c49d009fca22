package org.footbridge.referral.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.json.ExactJson;
import org.footbridge.referral.LoopChange;
import org.footbridge.transaction.ChangeParticipant.Stored;

/**
 * Finds the withdrawal of a person's consent as a whole. A Consent that permits or denies something to some parties only, or some data
 * only, ends no referral: the access policy heeds it.
 *
 * @see <a href="https://hl7.org/fhir/R4/consent.html">R4 Consent</a>
 */
final class Consents {
    private static final Set<String> WITHDRAWN = Set.of("inactive", "rejected");
    private static final List<String> NARROWING =
            List.of("actor", "action", "securityLabel", "purpose", "class", "code", "dataPeriod", "data");

    private Consents() {}

    /** Whether {@code change} denies everything, or ends the last Consent by which the person permits everything. */
    static boolean isWithdrawal(LoopChange change, List<LoopChange> changes, Stored stored) {
        Optional<JsonNode> before = change.beforeJson();
        JsonNode after = change.afterJson().orElseThrow();
        if (isActive(after)) {
            return denies(after) && before.filter(Consents::denies).isEmpty();
        }
        return before.filter(Consents::permits).isPresent()
                && WITHDRAWN.contains(after.path("status").asText())
                && others(change, changes, stored).noneMatch(Consents::permits);
    }

    /** The other Consents of the person as they will be. */
    private static Stream<JsonNode> others(LoopChange change, List<LoopChange> changes, Stored stored) {
        String person =
                change.afterJson().orElseThrow().at("/patient/reference").asText();
        Set<String> changed = Set.copyOf(changes.stream().map(LoopChange::path).toList());
        Stream<JsonNode> kept = stored.search("Consent", "status=active&patient=" + person).stream()
                .filter(version -> !changed.contains(version.type() + "/" + version.id()))
                .map(version -> ExactJson.tree(version.body()));
        Stream<JsonNode> written = changes.stream()
                .filter(other -> other.type().equals("Consent") && other != change)
                .flatMap(other -> other.afterJson().stream())
                .filter(other -> other.at("/patient/reference").asText().equals(person));
        return Stream.concat(kept, written);
    }

    private static boolean isActive(JsonNode consent) {
        return consent.path("status").asText().equals("active");
    }

    private static boolean permits(JsonNode consent) {
        return isActive(consent)
                && isGeneral(consent)
                && !consent.at("/provision/type").asText().equals("deny");
    }

    private static boolean denies(JsonNode consent) {
        return isActive(consent)
                && isGeneral(consent)
                && consent.at("/provision/type").asText().equals("deny");
    }

    private static boolean isGeneral(JsonNode consent) {
        return NARROWING.stream().noneMatch(consent.path("provision")::has);
    }
}
