package org.footbridge.transaction.content;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import java.util.Optional;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;

/**
 * An element of HAPI's model under its name in JSON.
 *
 * @param composite what the value is made of; empty if it is primitive
 * @param isReference whether it is a {@code Reference.reference}
 */
record ModelMember(
        BaseRuntimeChildDefinition child,
        BaseRuntimeElementDefinition<?> definition,
        Optional<BaseRuntimeElementCompositeDefinition<?>> composite,
        boolean isReference) {

    /** Whether it is called by the type of its value, of which only one may be given, and {@code target} has one. */
    boolean isTaken(IBase target) {
        return child instanceof RuntimeChildChoiceDefinition
                && child.getMax() == 1
                && child.getAccessor().getFirstValueOrNull(target).isPresent();
    }

    IBase newValue() {
        return definition.newInstance(child.getInstanceConstructorArguments());
    }

    /** @throws RuntimeException if {@code text} is no such value */
    IBase newPrimitive(String text) {
        IPrimitiveType<?> value = (IPrimitiveType<?>) newValue();
        value.setValueAsString(text);
        return value;
    }

    /** Makes {@code value} the value in {@code target}, or its last. */
    void add(IBase target, IBase value) {
        child.getMutator().addValue(target, value);
    }
}
