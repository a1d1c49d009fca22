package org.footbridge.fhirpath;

import java.util.List;
import org.hl7.fhir.r4.model.Base;

/**
 * The variables of an evaluation: {@code %resource}, {@code %context}, {@code $this}, {@code $index} and {@code $total};
 * also the resolver of references and the budget.
 */
record Scope(Targets targets, Budget budget, Base resource, Base context, Base self, int index, List<Base> total) {
    /** The scope at the start of an evaluation. */
    static Scope of(Targets targets, Base resource, Base context) {
        return new Scope(targets, new Budget(), resource, context, context, 0, List.of());
    }

    /** The scope within a function that is applied to each item. */
    Scope within(Base item, int index) {
        budget.spendItem();
        return new Scope(targets, budget, resource, context, item, index, total);
    }

    /** The scope of the next round of {@code aggregate()}. */
    Scope withTotal(List<Base> total) {
        return new Scope(targets, budget, resource, context, self, index, total);
    }
}
