package org.footbridge.fhirpath;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;

/**
 * Access to child elements by name. The name of a choice element is without its type: {@code value} for {@code value[x]}.
 */
final class Members {
    private static final Base[] NONE = {};

    private final String name;
    private final int hash;

    Members(String name) {
        this.name = name;
        this.hash = name.hashCode();
    }

    /** The elements of each of {@code parents}, in order. */
    List<Base> of(List<Base> parents) {
        if (parents.size() == 1) {
            Base[] values = of(parents.get(0));
            return values.length == 1 && !(values[0] instanceof IdType) ? List.of(values[0]) : list(values);
        } else if (parents.isEmpty()) {
            return List.of();
        }
        List<Base> all = new ArrayList<>();
        for (Base parent : parents) {
            add(of(parent), all);
        }
        return all;
    }

    private Base[] of(Base parent) {
        Base[] values = parent.getProperty(hash, name, false);
        // HAPI answers null for a name that the type does not have.
        return values == null || (values.length == 1 && isMadeInPassing(parent, values[0])) ? NONE : values;
    }

    /** HAPI's parser makes a meta for every resource, and a text for every reference, though there is none. */
    private static boolean isMadeInPassing(Base parent, Base value) {
        return (value instanceof Meta || parent instanceof Reference) && value.isEmpty();
    }

    private static List<Base> list(Base[] values) {
        if (values.length == 0) {
            return List.of();
        }
        List<Base> list = new ArrayList<>(values.length);
        add(values, list);
        return list;
    }

    private static void add(Base[] values, List<Base> list) {
        for (Base value : values) {
            // HAPI keeps type and version in the id of a parsed resource, which are not part of its value.
            list.add(value instanceof IdType id ? new IdType(id.getIdPart()) : value);
        }
    }
}
