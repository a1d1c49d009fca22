package org.footbridge.profile.check;

import org.hl7.fhir.r4.model.Base;

/** Check of one child element: its cardinality, and the check of each of its values. */
public final class ChildCheck {
    private static final Base[] NO_VALUES = {};

    private final String property;
    private final int hash;
    private final boolean content;
    private final int min;
    private final int max;
    private final Check each;
    private final Slicing slicing;

    /** {@code property} is the name that HAPI's model has for it. */
    public ChildCheck(String property, int min, int max, Check each, Slicing slicing) {
        this.property = property;
        this.hash = property.hashCode();
        this.content = !property.equals("id");
        this.min = min;
        this.max = max;
        this.each = each;
        this.slicing = slicing;
    }

    /** Checks all values and returns their number. An id is not counted, because it is no content. */
    public int check(Base parent, Visit visit) {
        Base[] values = values(parent);
        if ((values.length < min || values.length > max) && !visit.collects()) {
            throw visit.doubt("cardinality of " + property);
        }
        for (Base value : values) {
            visit.enter(property, value);
            each.attempt(value, visit);
            visit.leave();
        }
        if (visit.collects()) {
            Check slices = (holder, at) -> slicing.check(property, values, at);
            slices.attempt(parent, visit);
        } else {
            slicing.check(property, values, visit);
        }
        return content ? values.length : 0;
    }

    private Base[] values(Base parent) {
        Base[] values = parent.getProperty(hash, property, false);
        // HAPI answers null for a name that the type does not have
        return values == null || (values.length == 1 && isAbsent(values[0])) ? NO_VALUES : values;
    }

    /** Whether the parser has created the value: HAPI creates a meta for every resource and a text for every reference. */
    private static boolean isAbsent(Base value) {
        // in this order: to find a value empty, HAPI looks for its extensions first, and makes lists for that
        return value.primitiveValue() == null && value.isEmpty();
    }
}
