package org.footbridge.bench.data;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The data as FHIR resources. References are handed in as a server wants them: {@code Patient/123}. */
public final class Resources {

    private static final List<String> ACTIVITIES =
            List.of("gardening", "arts", "befriending", "cookery", "debt-advice", "peer-support", "nature", "music");
    private static final int FICTIONAL_PHONES = 1000;

    private final DataSet data;
    private final Template organization;
    private final Template location;
    private final Template service;
    private final Template role;
    private final Template patient;
    private final Template referral;
    private final Template outcome;
    private final Template task;
    private final Template goal;

    /** @param profiles whether resources claim their profile in meta */
    public Resources(DataSet data, boolean profiles) {
        this.data = data;
        organization = Template.read("Organization", profiles);
        location = Template.read("Location", profiles);
        service = Template.read("HealthcareService", profiles);
        role = Template.read("PractitionerRole", profiles);
        patient = Template.read("Patient", profiles);
        referral = Template.read("ServiceRequest", profiles);
        outcome = Template.read("Observation", profiles);
        task = Template.read("Task", profiles);
        goal = Template.read("Goal", profiles);
    }

    public byte[] organization(int number) {
        return organization.fill(null, name -> switch (name) {
            case "name" -> "Riverside Community Group " + number;
            case "kind" -> DataSet.kind(number);
            default -> common(name, number);
        });
    }

    public byte[] location(int number, String organization) {
        return location.fill(null, name -> switch (name) {
            case "name" -> "Riverside Hub " + number;
            case "organization" -> organization;
            case "longitude" -> String.format(Locale.ROOT, "%.4f", -1.54 - number * 0.0001);
            case "latitude" -> String.format(Locale.ROOT, "%.4f", 53.8 + number * 0.0001);
            default -> common(name, number);
        });
    }

    public byte[] service(int number, String organization, String location) {
        return service.fill(null, name -> switch (name) {
            case "name" -> "Riverside Service " + number;
            case "organization" -> organization;
            case "location" -> location;
            case "activity" -> ACTIVITIES.get(number % ACTIVITIES.size());
            default -> common(name, number);
        });
    }

    public byte[] role(int number, String organization) {
        return role.fill(null, name -> switch (name) {
            case "name" -> "Link worker " + number;
            case "organization" -> organization;
            default -> common(name, number);
        });
    }

    public byte[] patient(Person person) {
        return patient(person, person.number());
    }

    /** @param phone of which the last three digits count */
    public byte[] patient(Person person, int phone) {
        return patient.fill(null, name -> switch (name) {
            case "nhsNumber" -> person.nhsNumber();
            case "family" -> person.name().family();
            case "given" -> person.name().given();
            case "gender" -> data.gender(person);
            case "birthDate" -> person.birthDate();
            default -> common(name, phone);
        });
    }

    /** @param people the subject, the requester and the service, as references */
    public byte[] referral(String identifier, Referral request, Parties people) {
        return referral.fill(null, name -> switch (name) {
            case "identifier" -> identifier;
            case "mode" -> request.engagement().mode();
            case "profession" -> request.engagement().profession();
            case "need" -> request.engagement().need();
            case "priority" -> request.engagement().priority();
            case "intent" -> request.engagement().intent();
            case "status" -> request.status();
            case "category" -> request.category();
            case "authoredOn" -> request.authoredOn();
            case "subject" -> people.subject();
            case "requester" -> people.role();
            case "performer" -> people.service();
            default -> common(name, 0);
        });
    }

    /** @param id null before there is one */
    public byte[] outcome(@Nullable String id, Text text, Outcome score, String referral, Parties people) {
        return outcome.fill(id, name -> switch (name) {
            case "identifier" -> text.identifier();
            case "note" -> text.note();
            case "measure" -> score.measure().code();
            case "score" -> score.score();
            case "timepoint" -> score.timepoint();
            case "taken" -> score.taken();
            case "referral" -> referral;
            case "subject" -> people.subject();
            case "performer" -> people.role();
            default -> common(name, 0);
        });
    }

    public byte[] task(String identifier, Referral request, String referral, Parties people) {
        return task.fill(null, name -> switch (name) {
            case "identifier" -> identifier;
            case "referral" -> referral;
            case "subject" -> people.subject();
            case "owner" -> people.role();
            case "authoredOn" -> request.authoredOn();
            default -> common(name, 0);
        });
    }

    /** @param id null before there is one */
    public byte[] goal(@Nullable String id, Text text, Referral request, String referral, Parties people) {
        return goal.fill(id, name -> switch (name) {
            case "identifier" -> text.identifier();
            case "note" -> text.note();
            case "referral" -> referral;
            case "subject" -> people.subject();
            case "started" -> request.authoredOn().toString().substring(0, "2024-01-01".length());
            default -> common(name, 0);
        });
    }

    private Object common(String name, int number) {
        return switch (name) {
            case "system" -> data.system();
            case "number" -> number;
            case "phone" -> String.format(Locale.ROOT, "%03d", number % FICTIONAL_PHONES);
            default -> throw new IllegalArgumentException("nothing is known about the place '" + name + "'");
        };
    }

    /** Who is involved, as references. */
    public record Parties(String subject, String role, String service) {}

    /** What tells one resource from another: its business identifier, and a note that changes with each version. */
    public record Text(String identifier, String note) {}
}
