package org.footbridge.oracle.random;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Location.LocationPositionComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** Puts awkward values into a resource: texts, dates, numbers and references of all forms. */
final class Awkwardness {
    private static final Map<Class<?>, List<String>> WORDS = Map.of(
            StringType.class, Words.TEXTS,
            UriType.class, Words.URIS,
            CanonicalType.class, Words.CANONICALS,
            DateType.class, Words.DATES,
            InstantType.class, Words.INSTANTS,
            DecimalType.class, Words.NUMBERS);

    private final Dice dice;
    private final Links links;

    Awkwardness(Dice dice, Links links) {
        this.dice = dice;
        this.links = links;
    }

    void spread(Resource resource) {
        spread((Base) resource);
        resource.getMeta().setSource(dice.oneOf(Words.URIS));
        if (dice.chance(50)) {
            resource.getMeta().addSecurity(coding(new Coding()));
        }
        if (dice.chance(50)) {
            resource.getMeta().addTag(coding(new Coding()));
        }
        if (dice.chance(30)) {
            resource.getMeta().addProfile(dice.oneOf(Words.CANONICALS));
        }
    }

    private void spread(Base parent) {
        for (Property property : parent.children()) {
            for (Base value : property.getValues()) {
                if (!property.getName().equals("id")) {
                    spread(value);
                    change(value);
                }
            }
        }
    }

    private void change(Base value) {
        if (value instanceof Reference reference && dice.chance(80)) {
            Reference link = links.to(dice.oneOf(links.types()));
            reference.setReference(link.getReference());
            reference.setType(link.getType());
            reference.setIdentifier(link.hasIdentifier() ? link.getIdentifier() : null);
        } else if (value instanceof Coding coding && dice.chance(70)) {
            coding(coding);
        } else if (value instanceof Identifier identifier && dice.chance(70)) {
            identifier.setSystem(dice.chance(30) ? null : dice.oneOf(Words.SYSTEMS));
            identifier.setValue(dice.oneOf(Words.CODES));
        } else if (value instanceof LocationPositionComponent position) {
            position.setLatitude(BigDecimal.valueOf(dice.between(-89_000, 89_000), 3));
            position.setLongitude(BigDecimal.valueOf(dice.between(-180_000, 180_000), 3));
        } else if (value instanceof Quantity quantity && dice.chance(60)) {
            measure(quantity);
        } else if (value instanceof PrimitiveType<?> primitive && dice.chance(70)) {
            word(primitive);
        }
    }

    private Coding coding(Coding coding) {
        coding.setSystem(dice.chance(30) ? null : dice.oneOf(Words.SYSTEMS));
        coding.setCode(dice.chance(10) ? null : dice.oneOf(Words.CODES));
        return coding.setDisplay(dice.chance(50) ? null : dice.oneOf(Words.TEXTS));
    }

    private void measure(Quantity quantity) {
        Quantity other = Measures.any(dice);
        quantity.setSystem(other.getSystem()).setCode(other.getCode()).setUnit(other.getUnit());
    }

    private void word(PrimitiveType<?> primitive) {
        if (primitive.getClass() == DateTimeType.class) {
            primitive.setValueAsString(dice.oneOf(dice.chance(50) ? Words.DATES : Words.INSTANTS));
        } else if (primitive.getClass() == CodeType.class) {
            primitive.setValueAsString(dice.among("a", "b", "a-b", "email"));
        } else if (WORDS.containsKey(primitive.getClass())) {
            primitive.setValueAsString(dice.oneOf(WORDS.get(primitive.getClass())));
        }
    }
}
