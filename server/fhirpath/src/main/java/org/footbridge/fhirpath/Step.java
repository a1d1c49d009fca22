package org.footbridge.fhirpath;

import java.util.List;
import org.hl7.fhir.r4.model.Base;

/** A compiled expression: a function from an input collection to an output collection, without side effects. */
@FunctionalInterface
interface Step {
    List<Base> evaluate(Scope scope, List<Base> input);

    /** This, applied to one value. */
    default List<Base> evaluate(Scope scope, Base item) {
        return evaluate(scope, List.of(item));
    }
}
