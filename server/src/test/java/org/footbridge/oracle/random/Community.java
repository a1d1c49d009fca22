package org.footbridge.oracle.random;

import java.math.BigDecimal;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.RelatedPerson;

/** People, organisations and places. */
final class Community {
    private final Dice dice;
    private final Links links;
    private final Elements elements;

    Community(Dice dice, Links links, Elements elements) {
        this.dice = dice;
        this.links = links;
        this.elements = elements;
    }

    DomainResource next(String type) {
        return switch (type) {
            case "Patient" -> patient();
            case "Practitioner" -> practitioner();
            case "PractitionerRole" -> role();
            case "Organization" -> organization();
            case "Location" -> location();
            case "HealthcareService" -> service();
            case "RelatedPerson" -> relative();
            default -> throw new IllegalArgumentException(type);
        };
    }

    private Patient patient() {
        Patient patient = new Patient();
        elements.maybe(70, () -> patient.setActive(dice.chance(80)));
        elements.maybe(80, () -> patient.setGender(gender()));
        elements.some(3, () -> patient.addIdentifier(elements.identifier()));
        elements.some(2, () -> patient.addName(elements.name()));
        elements.some(2, () -> patient.addTelecom(telecom()));
        elements.some(2, () -> patient.addAddress(elements.address()));
        elements.maybe(85, () -> patient.setBirthDateElement(new DateType(elements.date())));
        elements.maybe(8, () -> patient.setBirthDateElement(elements.absent(new DateType())));
        elements.maybe(8, () -> patient.setActiveElement(elements.absent(new BooleanType())));
        elements.some(
                2, () -> patient.addGeneralPractitioner(links.to("Practitioner", "Organization", "PractitionerRole")));
        elements.maybe(40, () -> patient.setManagingOrganization(links.to("Organization")));
        elements.maybe(
                20,
                () -> patient.addLink()
                        .setOther(links.to("Patient", "RelatedPerson"))
                        .setType(Patient.LinkType.SEEALSO));
        elements.maybe(40, () -> patient.addCommunication().setLanguage(elements.concept()));
        return patient;
    }

    private AdministrativeGender gender() {
        return dice.among(AdministrativeGender.FEMALE, AdministrativeGender.MALE, AdministrativeGender.OTHER);
    }

    private ContactPoint telecom() {
        return new ContactPoint()
                .setSystem(dice.among(ContactPoint.ContactPointSystem.PHONE, ContactPoint.ContactPointSystem.EMAIL))
                .setUse(dice.among(ContactPoint.ContactPointUse.HOME, ContactPoint.ContactPointUse.WORK))
                .setValue(dice.among("+44 20 7946 0000", "a@b.example", "A@B.example", "0,1|2"));
    }

    private Practitioner practitioner() {
        Practitioner practitioner = new Practitioner();
        practitioner.addName(elements.name());
        elements.some(2, () -> practitioner.addIdentifier(elements.identifier()));
        elements.maybe(60, () -> practitioner.setGender(gender()));
        elements.maybe(60, () -> practitioner.addCommunication(elements.concept()));
        return practitioner;
    }

    private PractitionerRole role() {
        PractitionerRole role = new PractitionerRole();
        role.setPractitioner(links.to("Practitioner")).setOrganization(links.to("Organization"));
        elements.some(2, () -> role.addCode(elements.concept()));
        elements.some(2, () -> role.addLocation(links.to("Location")));
        elements.maybe(40, () -> role.addHealthcareService(links.to("HealthcareService")));
        elements.maybe(60, () -> role.setPeriod(elements.period()));
        return role;
    }

    private Organization organization() {
        Organization organization = new Organization();
        organization.setName(dice.oneOf(Words.TEXTS)).setActive(dice.chance(80));
        elements.some(2, () -> organization.addAlias(dice.oneOf(Words.TEXTS)));
        elements.some(2, () -> organization.addIdentifier(elements.identifier()));
        elements.some(2, () -> organization.addAddress(elements.address()));
        elements.maybe(50, () -> organization.setPartOf(links.to("Organization")));
        elements.maybe(50, () -> organization.addType(elements.concept()));
        return organization;
    }

    private Location location() {
        Location location = new Location();
        location.setName(dice.oneOf(Words.TEXTS)).setStatus(Location.LocationStatus.ACTIVE);
        elements.maybe(
                70, () -> location.getPosition().setLatitude(degrees(51, 2_000)).setLongitude(degrees(-1, 3_000)));
        elements.maybe(
                10,
                () -> location.getPosition()
                        .setLatitude(degrees(-17, 2_000))
                        .setLongitude(degrees(dice.among(179, -180), 999)));
        elements.maybe(50, () -> location.setManagingOrganization(links.to("Organization")));
        elements.maybe(40, () -> location.setPartOf(links.to("Location")));
        elements.maybe(60, () -> location.setAddress(elements.address()));
        elements.some(2, () -> location.addType(elements.concept()));
        return location;
    }

    private BigDecimal degrees(int whole, int thousandths) {
        return BigDecimal.valueOf(whole).add(BigDecimal.valueOf(dice.below(thousandths), 3));
    }

    private HealthcareService service() {
        HealthcareService service = new HealthcareService();
        service.setName(dice.oneOf(Words.TEXTS)).setActive(dice.chance(80));
        service.setProvidedBy(links.to("Organization"));
        elements.some(2, () -> service.addLocation(links.to("Location")));
        elements.some(2, () -> service.addCategory(elements.concept()));
        elements.some(2, () -> service.addType(elements.concept()));
        elements.some(2, () -> service.addCharacteristic(elements.concept()));
        return service;
    }

    private RelatedPerson relative() {
        RelatedPerson relative = new RelatedPerson();
        relative.setPatient(links.to("Patient"));
        elements.maybe(80, () -> relative.addName(elements.name()));
        elements.maybe(50, () -> relative.addRelationship(elements.concept()));
        elements.maybe(50, () -> relative.setBirthDateElement(new DateType(elements.date())));
        return relative;
    }
}
