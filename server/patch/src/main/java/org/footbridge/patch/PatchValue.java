package org.footbridge.patch;

import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.footbridge.problem.ProblemKind;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.hl7.fhir.utilities.xhtml.XhtmlParser;
import org.jspecify.annotations.Nullable;

/**
 * The value that an operation of a FHIRPath Patch inserts: a value of a data type, a resource, or the parts of a backbone
 * element without a data type of its own, such as {@code Patient.contact}.
 *
 * @see <a href="https://hl7.org/fhir/R4/fhirpatch.html#anonymous">R4 Anonymous Types</a>
 */
record PatchValue(Operation operation, ParametersParameterComponent content, Elements elements) {
    /** {@code content}, if it has one of the three. */
    static PatchValue of(Operation operation, ParametersParameterComponent content, Elements elements) {
        int kinds = (content.hasValue() ? 1 : 0) + (content.hasResource() ? 1 : 0) + (content.hasPart() ? 1 : 0);
        if (kinds != 1) {
            throw operation.malformed("the part '" + Operation.shortened(String.valueOf(content.getName()))
                    + "' has one of value[x], resource and part.");
        }
        content.getPart().forEach(part -> of(operation, part, elements));
        return new PatchValue(operation, content, elements);
    }

    /** A new value for {@code list}, of a type that it may have. */
    IBase fitting(ElementList list) {
        if (list.ofResources() != content.hasResource()) {
            throw operation.refused("'" + list.name() + "' takes " + (list.ofResources() ? "a" : "no") + " resource.");
        } else if (content.hasResource()) {
            return content.getResource().copy();
        }
        Map<String, BaseRuntimeElementDefinition<?>> types = elements.types(list);
        return content.hasPart() ? ofParts(list, types) : ofValue(list, types, content.getValue());
    }

    private IBase ofValue(ElementList list, Map<String, BaseRuntimeElementDefinition<?>> types, Type value) {
        if (types.containsKey("xhtml") && value instanceof StringType text) {
            return markup(list, text.getValueNotNull());
        }
        @Nullable BaseRuntimeElementDefinition<?> definition = types.get(value.fhirType());
        if (definition == null) {
            throw operation.refused("'" + list.name() + "' takes " + String.join(" or ", types.keySet()) + ", not "
                    + value.fhirType() + (anonymous(types) ? "; give its elements as parts." : "."));
        } else if (definition.getImplementingClass() == value.getClass()) {
            return value.copy();
        }
        // HAPI has classes of its own for the codes of a required value set, and for some quantities
        IBase fitting = list.newValue(definition);
        if (fitting instanceof PrimitiveType<?> primitive && value instanceof PrimitiveType<?> given) {
            setText(list, primitive, given.getValueAsString());
            primitive.setExtension(((Element) given.copy()).getExtension()).setId(given.getId());
        } else {
            value.copyValues((Base) fitting);
        }
        return fitting;
    }

    private void setText(ElementList list, PrimitiveType<?> primitive, @Nullable String text) {
        try {
            primitive.setValueAsString(text);
        } catch (FHIRException | IllegalArgumentException e) {
            throw operation.problem(ProblemKind.VALUE, "the code is not one that R4 allows for '" + list.name() + "'.");
        }
    }

    /** Converts a string to markup, because Parameters have no type for it. */
    private XhtmlNode markup(ElementList list, String text) {
        try {
            return new XhtmlParser()
                    .setMustBeWellFormed(true)
                    .parse(text, "div")
                    .getDocumentElement();
        } catch (FHIRException | IOException e) {
            throw operation.problem(
                    ProblemKind.VALUE, "'" + list.name() + "' is well-formed XHTML, <div>…</div>, as a string.");
        }
    }

    private IBase ofParts(ElementList list, Map<String, BaseRuntimeElementDefinition<?>> types) {
        BaseRuntimeElementDefinition<?> definition = types.values().iterator().next();
        IBase built = list.newValue(definition);
        if (types.size() > 1 || built instanceof PrimitiveType<?>) {
            throw operation.refused("'" + list.name() + "' takes a value[x], not parts.");
        }
        for (ParametersParameterComponent part : content.getPart()) {
            ElementList member = elements.list(built, String.valueOf(part.getName()))
                    .orElseThrow(() -> operation.refused("'" + list.name() + "' has no element '"
                            + Operation.shortened(String.valueOf(part.getName())) + "'; it has "
                            + String.join(", ", elements.names(built)) + "."));
            List<IBase> values = member.values();
            if (!member.repeats() && !values.isEmpty()) {
                throw operation.malformed("the part '" + part.getName() + "' stands twice but does not repeat.");
            }
            values.add(new PatchValue(operation, part, elements).fitting(member));
            member.set(values);
        }
        return built;
    }

    /** Whether FHIR has no name for the type, though HAPI has. */
    private static boolean anonymous(Map<String, BaseRuntimeElementDefinition<?>> types) {
        return types.keySet().stream().allMatch(type -> type.endsWith("Component"));
    }
}
