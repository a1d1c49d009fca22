package org.footbridge.patch;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeChildDefinition.IMutator;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildDirectResource;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;

/** The values of one element of {@code parent}, in order; at most one if the element does not repeat. */
record ElementList(IBase parent, BaseRuntimeChildDefinition child) {
    /** A copy. */
    List<IBase> values() {
        return new ArrayList<>(child.getAccessor().getValues(parent));
    }

    void set(List<IBase> values) {
        IMutator mutator = child.getMutator();
        mutator.setValue(parent, null);
        values.forEach(value -> mutator.addValue(parent, value));
    }

    boolean repeats() {
        return child.getMax() != 1;
    }

    /** The name of the element. The name of a choice element is without {@code [x]}, as in FHIRPath. */
    String name() {
        return child.getElementName().replace("[x]", "");
    }

    /** Whether a value is a resource: in a bundle's entry, or contained. */
    boolean ofResources() {
        return child instanceof RuntimeChildDirectResource || child instanceof RuntimeChildContainedResources;
    }

    /** An empty value of the type that {@code definition} is of. */
    IBase newValue(BaseRuntimeElementDefinition<?> definition) {
        return definition.newInstance(child.getInstanceConstructorArguments());
    }
}
