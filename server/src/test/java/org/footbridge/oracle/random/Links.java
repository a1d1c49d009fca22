package org.footbridge.oracle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Reference;

/** References in all forms, to resources of a population and to what is not there. */
final class Links {
    private final Dice dice;
    private final String base;
    private final Map<String, List<String>> ids = new TreeMap<>();

    Links(Dice dice, String base) {
        this.dice = dice;
        this.base = base;
    }

    /** Makes {@code type/id} known. */
    void add(String type, String id) {
        ids.computeIfAbsent(type, unknown -> new ArrayList<>()).add(id);
    }

    List<String> types() {
        return List.copyOf(ids.keySet());
    }

    /** Mostly to one of {@code types}. */
    Reference to(String... types) {
        String type = dice.among(types);
        List<String> known = ids.getOrDefault(type, List.of("nobody"));
        String name = type + "/" + dice.oneOf(known);
        int form = dice.below(100);
        if (form < 60) {
            return new Reference(name);
        } else if (form < 70) {
            return new Reference(base + "/" + name);
        } else if (form < 77) {
            return new Reference(name + "/_history/" + dice.between(1, 3));
        } else if (form < 80) {
            return new Reference(base + "/" + name + "/_history/1");
        }
        return odd(type, name, form);
    }

    private Reference odd(String type, String name, int form) {
        if (form < 85) {
            return new Reference("https://other.example/fhir/" + name);
        } else if (form < 87) {
            return new Reference("https://other.example/fhir/" + name + "/_history/2");
        } else if (form < 90) {
            return new Reference(type + "/nobody");
        } else if (form < 92) {
            return new Reference("urn:uuid:c757873d-ec9a-4326-a141-556f43239520");
        } else if (form < 94) {
            return new Reference().setDisplay("only a name");
        }
        Reference logical = new Reference();
        logical.getIdentifier().setSystem(dice.oneOf(Words.SYSTEMS)).setValue(dice.oneOf(Words.CODES));
        if (dice.chance(30)) {
            logical.setReference(name);
        }
        return logical.setType(type);
    }
}
