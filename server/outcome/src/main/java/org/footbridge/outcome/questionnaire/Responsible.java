package org.footbridge.outcome.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.json.ExactJson;
import org.footbridge.transaction.ChangeParticipant.Stored;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;

/**
 * The professionals who are responsible for a person: of the open referral that answers belong to, else of the latest open one.
 *
 * @param owner who is to act: the owner of the Task if that is a professional, else the referrer, else the person's general practitioner
 * @param referrer who referred the person
 */
record Responsible(Optional<String> owner, Optional<String> referrer) {
    private static final Pattern PROFESSIONAL = Pattern.compile("Practitioner(Role)?/[A-Za-z0-9.-]{1,64}");
    private static final Pattern REFERRER =
            Pattern.compile("(Practitioner|PractitionerRole|Organization)/[A-Za-z0-9.-]{1,64}");
    private static final Pattern PATIENT = Pattern.compile("Patient/[A-Za-z0-9.-]{1,64}");

    static Responsible of(QuestionnaireResponse response, Stored stored) {
        String person = String.valueOf(response.getSubject().getReference());
        if (!PATIENT.matcher(person).matches()) {
            return new Responsible(Optional.empty(), Optional.empty());
        }
        Optional<JsonNode> task = task(response, person, stored);
        Optional<String> referrer = task.flatMap(one -> reference(one.path("requester"), REFERRER));
        Optional<String> owner = task.flatMap(one -> reference(one.path("owner"), PROFESSIONAL))
                .or(() -> referrer)
                .or(() -> practitioner(person, stored));
        return new Responsible(owner, referrer);
    }

    /** The Task of the open referral. */
    private static Optional<JsonNode> task(QuestionnaireResponse response, String person, Stored stored) {
        List<JsonNode> open = stored
                .search(
                        "Task",
                        "subject=" + person + "&code=http://hl7.org/fhir/CodeSystem/task-code|fulfill"
                                + "&status=requested,accepted,in-progress,on-hold")
                .stream()
                .map(version -> ExactJson.tree(version.body()))
                .toList();
        Set<String> referrals = response.getBasedOn().stream()
                .map(Reference::getReference)
                .map(String::valueOf)
                .collect(Collectors.toSet());
        return open.stream()
                .filter(one -> referrals.contains(one.at("/focus/reference").asText()))
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    private static Optional<String> practitioner(String person, Stored stored) {
        return stored.read("Patient", person.substring("Patient/".length())).stream()
                .map(version -> ExactJson.tree(version.body()))
                .flatMap(patient -> patient.path("generalPractitioner").valueStream())
                .flatMap(one -> reference(one, REFERRER).stream())
                .findFirst();
    }

    private static Optional<String> reference(JsonNode reference, Pattern allowed) {
        return Stream.of(reference.path("reference").asText())
                .filter(allowed.asMatchPredicate())
                .findFirst();
    }
}
