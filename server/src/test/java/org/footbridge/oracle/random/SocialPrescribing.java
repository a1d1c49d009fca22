package org.footbridge.oracle.random;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/** People, what they were referred for, and what became of it; see {@link Community} for whom they were referred to. */
final class SocialPrescribing {
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("Patient", 12),
            Map.entry("Practitioner", 6),
            Map.entry("PractitionerRole", 6),
            Map.entry("Organization", 6),
            Map.entry("Location", 9),
            Map.entry("HealthcareService", 6),
            Map.entry("ServiceRequest", 14),
            Map.entry("Task", 12),
            Map.entry("Observation", 18),
            Map.entry("Goal", 6),
            Map.entry("CarePlan", 6),
            Map.entry("Consent", 5),
            Map.entry("List", 5),
            Map.entry("Encounter", 7),
            Map.entry("ValueSet", 6),
            Map.entry("RelatedPerson", 4));

    private final Dice dice;
    private final Links links;
    private final Elements elements;
    private final Community community;
    private final Vocabulary vocabulary;

    SocialPrescribing(Dice dice, Links links) {
        this.dice = dice;
        this.links = links;
        this.elements = new Elements(dice);
        this.community = new Community(dice, links, elements);
        this.vocabulary = new Vocabulary(dice);
    }

    /** Each as often as there will be resources of it. */
    static List<String> types(Dice dice) {
        List<String> types = new ArrayList<>();
        NUMBERS.keySet().stream()
                .sorted()
                .forEach(type ->
                        types.addAll(Collections.nCopies(NUMBERS.getOrDefault(type, 0) + dice.between(-2, 2), type)));
        types.add("CodeSystem");
        return types;
    }

    Resource next(String type, String id) {
        DomainResource resource = switch (type) {
            case "ServiceRequest" -> referral();
            case "Task" -> task();
            case "Observation" -> observation();
            case "Goal" -> goal();
            case "CarePlan" -> plan();
            case "Consent" -> consent();
            case "List" -> list();
            case "Encounter" -> encounter();
            case "CodeSystem" -> Vocabulary.tree();
            case "ValueSet" -> vocabulary.set(id);
            default -> community.next(type);
        };
        elements.label(resource);
        resource.setId(type + "/" + id);
        return resource;
    }

    private ServiceRequest referral() {
        ServiceRequest referral = new ServiceRequest();
        referral.setStatus(dice.among(
                        ServiceRequest.ServiceRequestStatus.ACTIVE,
                        ServiceRequest.ServiceRequestStatus.COMPLETED,
                        ServiceRequest.ServiceRequestStatus.REVOKED))
                .setIntent(ServiceRequest.ServiceRequestIntent.ORDER)
                .setPriority(dice.among(
                        ServiceRequest.ServiceRequestPriority.ROUTINE, ServiceRequest.ServiceRequestPriority.URGENT))
                .setSubject(links.to("Patient"));
        referral.addIdentifier(elements.identifier());
        elements.some(3, () -> referral.addReasonCode(elements.concept()));
        elements.some(2, () -> referral.addCategory(elements.concept()));
        elements.maybe(80, () -> referral.setCode(elements.concept()));
        elements.maybe(70, () -> referral.setAuthoredOnElement(new DateTimeType(elements.dateTime())));
        elements.maybe(60, () -> referral.setOccurrence(elements.occurrence()));
        elements.maybe(60, () -> referral.setRequester(links.to("PractitionerRole", "Practitioner", "Organization")));
        elements.some(
                2, () -> referral.addPerformer(links.to("HealthcareService", "Organization", "PractitionerRole")));
        elements.maybe(30, () -> referral.addBasedOn(links.to("ServiceRequest", "CarePlan")));
        elements.maybe(20, () -> referral.setEncounter(links.to("Encounter")));
        elements.maybe(10, () -> elements.contain(referral, referral::addPerformer));
        return referral;
    }

    private Task task() {
        Task task = new Task();
        task.setStatus(dice.among(
                        Task.TaskStatus.REQUESTED,
                        Task.TaskStatus.ACCEPTED,
                        Task.TaskStatus.INPROGRESS,
                        Task.TaskStatus.COMPLETED))
                .setIntent(Task.TaskIntent.ORDER)
                .setFocus(links.to("ServiceRequest"))
                .setFor(links.to("Patient"));
        elements.maybe(50, () -> task.setOwner(links.to("Organization", "PractitionerRole")));
        elements.maybe(40, () -> task.setBusinessStatus(elements.concept()));
        elements.maybe(60, () -> task.setAuthoredOnElement(new DateTimeType(elements.dateTime())));
        elements.maybe(40, () -> task.setExecutionPeriod(elements.period()));
        elements.maybe(30, () -> task.addPartOf(links.to("Task")));
        elements.maybe(30, () -> task.addBasedOn(links.to("ServiceRequest", "Task")));
        elements.maybe(40, () -> task.addIdentifier(elements.identifier()));
        return task;
    }

    private Observation observation() {
        Observation observation = new Observation();
        observation
                .setStatus(dice.among(Observation.ObservationStatus.FINAL, Observation.ObservationStatus.AMENDED))
                .setCode(elements.concept())
                .setSubject(links.to("Patient", "Patient", "Location"));
        elements.maybe(80, () -> observation.setEffective(elements.occurrence()));
        elements.maybe(80, () -> observation.setValue(elements.result()));
        elements.some(
                2, () -> observation.addComponent().setCode(elements.concept()).setValue(elements.result()));
        elements.some(2, () -> observation.addPerformer(links.to("Practitioner", "Organization", "Patient")));
        elements.maybe(40, () -> observation.addBasedOn(links.to("ServiceRequest", "CarePlan")));
        elements.maybe(20, () -> observation.addHasMember(links.to("Observation")));
        elements.maybe(20, () -> observation.addDerivedFrom(links.to("Observation")));
        elements.maybe(30, () -> observation.setEncounter(links.to("Encounter")));
        return observation;
    }

    private Goal goal() {
        Goal goal = new Goal();
        goal.setLifecycleStatus(dice.among(Goal.GoalLifecycleStatus.ACTIVE, Goal.GoalLifecycleStatus.PROPOSED))
                .setDescription(elements.concept())
                .setSubject(links.to("Patient"));
        elements.maybe(60, () -> goal.setStart(new DateType(elements.date())));
        elements.some(2, () -> goal.addTarget().setDue(new DateType(elements.date())));
        elements.maybe(50, () -> goal.addCategory(elements.concept()));
        return goal;
    }

    private CarePlan plan() {
        CarePlan plan = new CarePlan();
        plan.setStatus(CarePlan.CarePlanStatus.ACTIVE)
                .setIntent(CarePlan.CarePlanIntent.PLAN)
                .setSubject(links.to("Patient"));
        elements.maybe(60, () -> plan.setPeriod(elements.period()));
        elements.some(2, () -> plan.addGoal(links.to("Goal")));
        elements.some(2, () -> plan.addActivity().setReference(links.to("ServiceRequest", "Task")));
        elements.maybe(40, () -> plan.getActivityFirstRep().getDetail().setScheduled(elements.timing()));
        elements.maybe(40, () -> plan.addInstantiatesCanonical(dice.oneOf(Words.CANONICALS)));
        elements.maybe(40, () -> plan.addInstantiatesUri(dice.oneOf(Words.URIS)));
        return plan;
    }

    private Consent consent() {
        Consent consent = new Consent();
        consent.setStatus(dice.among(Consent.ConsentState.ACTIVE, Consent.ConsentState.INACTIVE))
                .setScope(elements.concept())
                .setPatient(links.to("Patient"));
        elements.maybe(70, () -> consent.setDateTimeElement(new DateTimeType(elements.dateTime())));
        elements.maybe(50, () -> consent.addOrganization(links.to("Organization")));
        elements.maybe(50, () -> consent.getProvision().setPeriod(elements.period()));
        elements.maybe(40, () -> consent.getProvision().addPurpose(elements.coding()));
        return consent;
    }

    private ListResource list() {
        ListResource list = new ListResource();
        list.setStatus(ListResource.ListStatus.CURRENT)
                .setMode(ListResource.ListMode.WORKING)
                .setTitle(dice.oneOf(Words.TEXTS));
        elements.maybe(50, () -> list.setSubject(links.to("Patient")));
        elements.some(6, () -> list.addEntry().setItem(links.to("Patient", "ServiceRequest", "Task", "Location")));
        elements.maybe(50, () -> list.addNote().setText(dice.oneOf(Words.TEXTS)));
        return list;
    }

    private Encounter encounter() {
        Encounter encounter = new Encounter();
        encounter
                .setStatus(dice.among(Encounter.EncounterStatus.PLANNED, Encounter.EncounterStatus.FINISHED))
                .setClass_(elements.coding())
                .setSubject(links.to("Patient"));
        elements.maybe(70, () -> encounter.setPeriod(elements.period()));
        elements.maybe(
                50,
                () -> encounter
                        .getLength()
                        .setValue(new BigDecimal(dice.among("15", "30", "0.5", "1.5")))
                        .setUnit("x")
                        .setSystem("http://unitsofmeasure.org")
                        .setCode(dice.among("min", "h")));
        elements.some(2, () -> encounter.addParticipant().setIndividual(links.to("Practitioner", "PractitionerRole")));
        elements.some(
                2,
                () -> encounter.addLocation().setLocation(links.to("Location")).setPeriod(elements.period()));
        elements.maybe(30, () -> encounter.setPartOf(links.to("Encounter")));
        elements.maybe(50, () -> encounter.addBasedOn(links.to("ServiceRequest")));
        return encounter;
    }
}
