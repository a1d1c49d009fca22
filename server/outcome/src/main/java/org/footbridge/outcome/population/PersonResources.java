package org.footbridge.outcome.population;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.json.ExactJson;

/** The resources of synthetic people, by the profiles of the server. */
final class PersonResources {
    private static final Set<String> NOT_ACCEPTED = Set.of("", "requested", "rejected", "cancelled");
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

    private final String canonical;
    private final String prefix;

    PersonResources(String canonical, String prefix) {
        this.canonical = canonical;
        this.prefix = prefix;
    }

    /** The practice that refers, and the services. */
    List<ObjectNode> directory() {
        List<ObjectNode> all = new ArrayList<>();
        ObjectNode practice = resource("Organization", prefix + "-practice", "");
        practice.put("name", "Synthetic practice");
        all.add(practice);
        for (int i = 0; i < SyntheticPopulation.ACTIVITIES.size(); i++) {
            ObjectNode service = resource("HealthcareService", service(i), "");
            service.put("active", true).put("name", "Synthetic " + SyntheticPopulation.ACTIVITIES.get(i));
            coding(service.putArray("type").addObject(), "sp-activity", SyntheticPopulation.ACTIVITIES.get(i));
            all.add(service);
        }
        return all;
    }

    /** The person, the referral, its Task as it was sent, and the measurements before. */
    List<ObjectNode> referral(SyntheticPerson person) {
        List<ObjectNode> all = new ArrayList<>();
        ObjectNode patient = resource("Patient", id(person, ""), "SPPatient");
        patient.putArray("name").addObject().put("text", "Synthetic person " + person.number());
        patient.put("gender", person.gender()).put("birthDate", person.born().toString());
        all.add(patient);
        all.add(request(person));
        if (!person.state().isEmpty()) {
            all.add(task(person, "requested"));
        }
        all.add(score(person, "baseline", person.lonelinessBefore(), person.referred()));
        all.add(count(person, "gp-consultations", "baseline", person.gpBefore()));
        all.add(count(person, "ae-attendances", "baseline", person.aeBefore()));
        return all;
    }

    private ObjectNode request(SyntheticPerson person) {
        boolean signposting = person.state().isEmpty();
        ObjectNode request = resource("ServiceRequest", id(person, ""), "SPReferral");
        ArrayNode engagement = request.putArray("extension")
                .addObject()
                .put("url", canonical + "/StructureDefinition/ahp-engagement")
                .putArray("extension");
        coding(
                engagement.addObject().put("url", "mode").putObject("valueCodeableConcept"),
                "ahp-engagement-mode",
                person.mode());
        coding(
                engagement.addObject().put("url", "profession").putObject("valueCodeableConcept"),
                "ahp-profession",
                person.profession());
        request.put("status", signposting ? "completed" : "active").put("intent", signposting ? "proposal" : "order");
        request.putArray("category").addObject().put("text", "Social prescribing");
        request.putObject("code").put("text", "Social prescribing");
        reference(request.putObject("subject"), "Patient/" + id(person, ""));
        request.put("authoredOn", person.referred() + "T09:00:00Z");
        reference(request.putObject("requester"), "Organization/" + prefix + "-practice");
        reference(request.putArray("performer").addObject(), "HealthcareService/" + service(person.service()));
        coding(request.putArray("reasonCode").addObject(), "sp-need", person.need());
        return request;
    }

    /** The Task when it has been accepted; empty if it never was. */
    Optional<ObjectNode> accepted(SyntheticPerson person) {
        return NOT_ACCEPTED.contains(person.state()) ? Optional.empty() : Optional.of(task(person, "accepted"));
    }

    /** The Task as it is in the end, the first contact, and the measurements after. */
    List<ObjectNode> outcome(SyntheticPerson person) {
        List<ObjectNode> all = new ArrayList<>();
        if (!Set.of("", "requested", "accepted").contains(person.state())) {
            all.add(task(person, person.state()));
        }
        if (person.attended()) {
            ObjectNode contact = resource("Encounter", id(person, ""), "");
            contact.put("status", "finished")
                    .putObject("class")
                    .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                    .put("code", "VR");
            reference(contact.putObject("subject"), "Patient/" + id(person, ""));
            reference(contact.putArray("basedOn").addObject(), "ServiceRequest/" + id(person, ""));
            contact.putObject("period")
                    .put("start", person.referred().plusDays(person.waitDays()).toString());
            all.add(contact);
        }
        person.lonelinessAfter()
                .ifPresent(after ->
                        all.add(score(person, "end", after, person.referred().plusDays(180))));
        all.add(count(person, "gp-consultations", "follow-up", person.gpAfter()));
        all.add(count(person, "ae-attendances", "follow-up", person.aeAfter()));
        return all;
    }

    private ObjectNode task(SyntheticPerson person, String status) {
        ObjectNode task = resource("Task", id(person, ""), "SPReferralTask");
        task.put("status", status).put("intent", "order").put("authoredOn", person.referred() + "T09:00:00Z");
        task.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", "http://hl7.org/fhir/CodeSystem/task-code")
                .put("code", "fulfill");
        reference(task.putObject("focus"), "ServiceRequest/" + id(person, ""));
        reference(task.putObject("for"), "Patient/" + id(person, ""));
        reference(task.putObject("requester"), "Organization/" + prefix + "-practice");
        if (!NOT_ACCEPTED.contains(status)) {
            reference(task.putObject("owner"), "HealthcareService/" + service(person.service()));
        } else if (!status.equals("requested")) {
            ObjectNode reason = task.putObject("statusReason");
            coding(reason, "sp-status-reason", status.equals("rejected") ? "not-eligible" : "declined-by-person");
            reason.put("text", "Synthetic reason");
        }
        if (status.equals("completed")) {
            coding(task.putObject("businessStatus"), "sp-referral-outcome", "activity-completed");
            ObjectNode output = task.putArray("output").addObject();
            output.putObject("type").put("text", "Outcome");
            output.put("valueString", "Synthetic outcome");
        }
        return task;
    }

    private ObjectNode score(SyntheticPerson person, String timepoint, int value, LocalDate day) {
        ObjectNode observation = observation(person, "ucla3", timepoint, "SPOutcomeObservation");
        ObjectNode category = observation.putArray("category").addObject();
        category.putArray("coding").addObject().put("system", CATEGORY).put("code", "survey");
        return observation.put("effectiveDateTime", day.toString()).put("valueInteger", value);
    }

    private ObjectNode count(SyntheticPerson person, String measure, String timepoint, int value) {
        ObjectNode observation = observation(person, measure, timepoint, "SPServiceUseObservation");
        observation.putArray("category").addObject().put("text", "Health service use");
        LocalDate middle = person.referred();
        boolean before = timepoint.equals("baseline");
        observation
                .putObject("effectivePeriod")
                .put("start", (before ? middle.minusYears(1) : middle).toString())
                .put("end", (before ? middle.minusDays(1) : middle.plusYears(1).minusDays(1)).toString());
        return observation.put("valueInteger", value);
    }

    private ObjectNode observation(SyntheticPerson person, String measure, String timepoint, String profile) {
        ObjectNode observation = resource("Observation", id(person, "-" + measure + "-" + timepoint), profile);
        ObjectNode extension = observation.putArray("extension").addObject();
        coding(
                extension
                        .put("url", canonical + "/StructureDefinition/timepoint")
                        .putObject("valueCodeableConcept"),
                "sp-timepoint",
                timepoint);
        reference(observation.putArray("basedOn").addObject(), "ServiceRequest/" + id(person, ""));
        observation.put("status", "final");
        coding(observation.putObject("code"), "sp-outcome-measure", measure);
        reference(observation.putObject("subject"), "Patient/" + id(person, ""));
        return observation;
    }

    private ObjectNode resource(String type, String id, String profile) {
        ObjectNode resource = ExactJson.MAPPER.createObjectNode();
        resource.put("resourceType", type).put("id", id);
        if (!profile.isEmpty()) {
            resource.putObject("meta").putArray("profile").add(canonical + "/StructureDefinition/" + profile);
        }
        return resource;
    }

    private void coding(ObjectNode concept, String system, String code) {
        concept.putArray("coding")
                .addObject()
                .put("system", canonical + "/CodeSystem/" + system)
                .put("code", code);
    }

    private static void reference(ObjectNode node, String target) {
        node.put("reference", target);
    }

    private String id(SyntheticPerson person, String suffix) {
        return "%s-%06d%s".formatted(prefix, person.number(), suffix);
    }

    private String service(int number) {
        return prefix + "-service-" + number;
    }
}
