package org.footbridge.oracle.random;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;

/** The parts that resources are made of. */
final class Elements {
    private final Dice dice;

    Elements(Dice dice) {
        this.dice = dice;
    }

    /** Does it so many times in a hundred. */
    void maybe(int percent, Runnable action) {
        if (dice.chance(percent)) {
            action.run();
        }
    }

    /** Does it up to {@code most} times. */
    void some(int most, Runnable action) {
        for (int i = dice.between(0, most); i > 0; i--) {
            action.run();
        }
    }

    /** {@code element} with the reason why it has no value. */
    <T extends Element> T absent(T element) {
        element.addExtension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown"));
        return element;
    }

    Coding coding() {
        Coding coding = new Coding();
        if (dice.chance(25)) {
            String code = dice.oneOf(Vocabulary.CODES);
            return coding.setSystem(Vocabulary.TREE).setCode(dice.chance(15) ? code.toUpperCase(Locale.ROOT) : code);
        }
        maybe(80, () -> coding.setSystem(dice.oneOf(Words.SYSTEMS)));
        maybe(92, () -> coding.setCode(dice.oneOf(Words.CODES)));
        maybe(50, () -> coding.setDisplay(dice.oneOf(Words.TEXTS)));
        return coding;
    }

    CodeableConcept concept() {
        CodeableConcept concept = new CodeableConcept();
        some(2, () -> concept.addCoding(coding()));
        if (concept.getCoding().isEmpty() || dice.chance(30)) {
            concept.setText(dice.oneOf(Words.TEXTS));
        }
        return concept;
    }

    Identifier identifier() {
        Identifier identifier = new Identifier();
        maybe(80, () -> identifier.setSystem(dice.oneOf(Words.SYSTEMS)));
        maybe(92, () -> identifier.setValue(dice.oneOf(Words.CODES)));
        maybe(40, () -> identifier.setType(concept()));
        return identifier;
    }

    HumanName name() {
        HumanName name = new HumanName();
        maybe(80, () -> name.setFamily(dice.oneOf(Words.FAMILIES)));
        maybe(5, () -> name.setFamilyElement(absent(new StringType())));
        some(2, () -> name.addGiven(dice.oneOf(Words.GIVENS)));
        maybe(20, () -> name.setText(dice.oneOf(Words.TEXTS)));
        maybe(20, () -> name.addPrefix("Dr"));
        maybe(10, () -> name.addSuffix("MBE"));
        return name;
    }

    Address address() {
        Address address = new Address();
        some(2, () -> address.addLine(dice.oneOf(Words.TEXTS)));
        maybe(60, () -> address.setCity(dice.among("Leeds", "leeds", "São Paulo", "Llanfairpwll")));
        maybe(40, () -> address.setPostalCode(dice.among("LS1 4AP", "LS1  4AP", "ls14ap")));
        maybe(40, () -> address.setState("West Yorkshire").setDistrict("Leeds").setCountry("GB"));
        maybe(50, () -> address.setUse(dice.among(Address.AddressUse.HOME, Address.AddressUse.TEMP)));
        return address;
    }

    String date() {
        return dice.oneOf(Words.DATES);
    }

    String dateTime() {
        return dice.oneOf(dice.chance(40) ? Words.DATES : Words.INSTANTS);
    }

    Period period() {
        Period period = new Period();
        maybe(80, () -> period.setStartElement(new DateTimeType(dateTime())));
        maybe(60, () -> period.setEndElement(new DateTimeType(dateTime())));
        return period;
    }

    Timing timing() {
        Timing timing = new Timing();
        some(3, () -> timing.addEventElement().setValueAsString(dateTime()));
        maybe(40, () -> timing.getRepeat().setBounds(period()));
        return timing;
    }

    Type occurrence() {
        return switch (dice.below(5)) {
            case 0 -> period();
            case 1 -> timing();
            default -> new DateTimeType(dateTime());
        };
    }

    /** The value of an observation. */
    Type result() {
        return switch (dice.below(8)) {
            case 0 -> concept();
            case 1 -> new StringType(dice.oneOf(Words.TEXTS));
            case 2 -> new DateTimeType(dateTime());
            case 3 -> period();
            case 4 -> new IntegerType(dice.between(0, 27));
            default -> Measures.anyNumber(dice);
        };
    }

    /** Tags, profiles and the like. */
    void label(DomainResource resource) {
        some(2, () -> resource.getMeta().addTag(coding()));
        some(2, () -> resource.getMeta().addSecurity(coding()));
        some(2, () -> resource.getMeta().addProfile(dice.oneOf(Words.CANONICALS)));
        maybe(60, () -> resource.getMeta().setSource(dice.oneOf(Words.URIS)));
    }

    /** A resource within this one, and a reference to it. */
    void contain(DomainResource resource, Consumer<Reference> refer) {
        Organization inside = new Organization().setName(dice.oneOf(Words.TEXTS));
        inside.setId("inside");
        inside.addIdentifier().setValue(BigDecimal.ONE.toString());
        resource.addContained(inside);
        refer.accept(new Reference("#inside"));
    }
}
