package org.footbridge.http;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.footbridge.fhirpath.RandomResources;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.jspecify.annotations.Nullable;

/**
 * Resources that have every element of their type, of which the primitive ones have an extension in place of a value: all of
 * them, or every other one. A variant has one type of each choice, so that as many variants as types have all.
 */
final class AbsentValues {
    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final int DEPTH_MAX = 3;

    /** Extensions may have fifty types of values; elsewhere there are fewer. */
    private static final int VARIANTS_MAX = 51;

    private static final Set<String> SKIPPED = Set.of("contained", "extension", "modifierExtension", "id", "meta");

    /** HAPI has them among the types of an extension's value, and R4 has not. */
    private static final Set<String> NO_CHOICE = Set.of("Extension", "Narrative", "ElementDefinition", "xhtml");

    private final int variant;
    private final Random random;

    private AbsentValues(int variant, Random random) {
        this.variant = variant;
        this.random = random;
    }

    /** How many variants of {@code type} show everything that there is. */
    static int variants(String type) {
        return Math.min(VARIANTS_MAX, Math.max(3, choices(R4.getResourceDefinition(type), 0)));
    }

    private static int choices(BaseRuntimeElementCompositeDefinition<?> type, int depth) {
        int most = 0;
        for (BaseRuntimeChildDefinition child : type.getChildren()) {
            List<String> names = names(child);
            most = Math.max(most, names.size());
            if (depth < DEPTH_MAX
                    && !names.isEmpty()
                    && child.getChildByName(names.get(0)) instanceof BaseRuntimeElementCompositeDefinition<?> inner) {
                most = Math.max(most, choices(inner, depth + 1));
            }
        }
        return most;
    }

    /** In no variant but the first have all primitive elements no value. */
    static Resource of(String type, int variant) {
        Resource resource = ResourceFactory.createResource(type);
        new AbsentValues(variant, new Random(type.hashCode() * 31L + variant)).fill(resource, 0);
        resource.getMeta().addTag().setSystem("http://a.example").setCodeElement(absent(new CodeType()));
        return resource;
    }

    private static List<String> names(BaseRuntimeChildDefinition child) {
        if (SKIPPED.contains(child.getElementName())) {
            return List.of();
        }
        boolean choice = child.getValidChildNames().size() > 1;
        return child.getValidChildNames().stream()
                .filter(name -> isPossible(child.getChildByName(name), choice))
                .sorted()
                .toList();
    }

    private static boolean isPossible(@Nullable BaseRuntimeElementDefinition<?> type, boolean choice) {
        return type != null
                && type.getChildType() != ChildTypeEnum.RESOURCE
                && !(choice && NO_CHOICE.contains(type.getName()));
    }

    private void fill(IBase parent, int depth) {
        if (!(R4.getElementDefinition(parent.getClass())
                instanceof BaseRuntimeElementCompositeDefinition<?> definition)) {
            return;
        }
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            List<String> names = names(child);
            int repetitions = names.isEmpty() || depth > DEPTH_MAX ? 0 : child.getMax() == 1 ? 1 : 2;
            for (int i = 0; i < repetitions; i++) {
                add(parent, child, names.get(variant % names.size()), depth);
            }
        }
    }

    private void add(IBase parent, BaseRuntimeChildDefinition child, String name, int depth) {
        BaseRuntimeElementDefinition<?> type = child.getChildByName(name);
        IBase value = type.newInstance(child.getInstanceConstructorArguments());
        if (value instanceof IPrimitiveType<?> primitive) {
            fill(primitive, child, type);
        } else {
            fill(value, depth + 1);
        }
        if (!value.isEmpty()) {
            child.getMutator().addValue(parent, value);
        }
    }

    private void fill(
            IPrimitiveType<?> primitive, BaseRuntimeChildDefinition child, BaseRuntimeElementDefinition<?> type) {
        boolean xhtml = type.getChildType() == ChildTypeEnum.PRIMITIVE_XHTML_HL7ORG
                || type.getChildType() == ChildTypeEnum.PRIMITIVE_XHTML;
        if (xhtml) {
            primitive.setValueAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">Text</div>");
        } else if (variant == 0 || random.nextBoolean()) {
            absent((Element) primitive);
        } else if (primitive instanceof Enumeration<?>
                && child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition bound) {
            primitive.setValueAsString(code(bound));
        } else if (child.getElementName().equals("reference")) {
            primitive.setValueAsString("https://other.example/fhir/Patient/1");
        } else {
            List<String> values = RandomResources.values(type.getName());
            primitive.setValueAsString(values.get(0));
        }
    }

    private String code(RuntimeChildPrimitiveEnumerationDatatypeDefinition child) {
        Object[] constants = child.getBoundEnumType().getEnumConstants();
        try {
            return String.valueOf(child.getBoundEnumType()
                    .getMethod("toCode")
                    .invoke(constants[random.nextInt(constants.length - 1)]));
        } catch (ReflectiveOperationException otherEnum) {
            throw new IllegalStateException(otherEnum);
        }
    }

    private static <T extends Element> T absent(T element) {
        element.addExtension(
                new Extension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown")));
        return element;
    }
}
