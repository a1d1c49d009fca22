package org.footbridge.transaction.content;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.footbridge.json.PrimitiveType;
import org.footbridge.json.Shape;
import org.footbridge.json.Shape.Kind;
import org.footbridge.json.Shape.Role;
import org.footbridge.json.Shapes;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/** The shapes of R4's resources and data types, from HAPI's model of them. */
final class ModelShapes implements Shapes {
    private static final Set<PrimitiveType> LINKS =
            EnumSet.of(PrimitiveType.URI, PrimitiveType.OID, PrimitiveType.UUID);

    private final FhirContext context;
    private final Set<String> types;
    private final ConcurrentMap<String, Shape> resources = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Map<String, Shape>> members = new ConcurrentHashMap<>();
    private final Shape besidePrimitive;

    @Nullable
    private volatile Map<String, Shape> references;

    ModelShapes(FhirContext context) {
        this.context = context;
        this.types = context.getResourceTypes();
        Shape id = Shape.ofPrimitive(false, PrimitiveType.STRING, Role.PLAIN).asAttribute();
        this.besidePrimitive = new Shape(
                Kind.OBJECT,
                false,
                () -> Map.of("id", id, "extension", extension().at(1, "")));
    }

    @Override
    @Nullable
    public Shape resource(String type) {
        return types.contains(type) ? resources.computeIfAbsent(type, this::newResource) : null;
    }

    @Override
    public Shape besidePrimitive() {
        return besidePrimitive;
    }

    private Shape newResource(String type) {
        return new Shape(Kind.RESOURCE, false, membersOf(context.getResourceDefinition(type)));
    }

    private Shape extension() {
        return new Shape(Kind.OBJECT, true, membersOf(element("Extension")));
    }

    private BaseRuntimeElementDefinition<?> element(String type) {
        BaseRuntimeElementDefinition<?> definition = context.getElementDefinition(type);
        if (definition == null) {
            throw new IllegalStateException("HAPI's model has no " + type);
        }
        return definition;
    }

    /** Asked late and then kept: a definition's members lead back to itself. */
    private Supplier<Map<String, Shape>> membersOf(BaseRuntimeElementDefinition<?> definition) {
        return () -> {
            String key = definition.getImplementingClass().getName();
            Map<String, Shape> known = members.get(key);
            if (known == null) {
                known = definition instanceof BaseRuntimeElementCompositeDefinition<?> composite
                        ? shapes(composite)
                        : Map.of();
                members.put(key, known);
            }
            return known;
        };
    }

    private Map<String, Shape> shapes(BaseRuntimeElementCompositeDefinition<?> composite) {
        Map<String, Shape> shapes = new HashMap<>();
        for (BaseRuntimeChildDefinition child : composite.getChildrenAndExtension()) {
            String choice = child instanceof RuntimeChildChoiceDefinition
                    ? child.getElementName().replace("[x]", "") + "[x]"
                    : "";
            for (String name : names(child)) {
                Shape shape = shape(child, name).at(shapes.size(), choice);
                shapes.put(name, isAttribute(composite, name) ? shape.asAttribute() : shape);
            }
        }
        return Map.copyOf(shapes);
    }

    private static boolean isAttribute(BaseRuntimeElementCompositeDefinition<?> of, String name) {
        return (name.equals("id") && !(of instanceof RuntimeResourceDefinition))
                || (name.equals("url") && of.getImplementingClass() == Extension.class);
    }

    /** HAPI has more names for a reference, {@code authorResource} and {@code authorPatient}, which are not FHIR's. */
    private List<String> names(BaseRuntimeChildDefinition child) {
        return child instanceof RuntimeChildChoiceDefinition
                ? child.getValidChildNames().stream()
                        .filter(name -> !name.endsWith("Resource") && !isNamedForItsTarget(child, name))
                        .toList()
                : List.of(child.getElementName());
    }

    private boolean isNamedForItsTarget(BaseRuntimeChildDefinition child, String name) {
        if (types.stream().noneMatch(name::endsWith)) {
            return false;
        }
        BaseRuntimeElementDefinition<?> type = child.getChildByName(name);
        return type != null && type.getName().equals("Reference");
    }

    private Shape shape(BaseRuntimeChildDefinition child, String name) {
        boolean repeats = child.getMax() != 1;
        if (name.equals("modifierExtension") || name.equals("extension")) {
            return extension();
        }
        BaseRuntimeElementDefinition<?> definition = child.getChildByName(name);
        if (definition == null) { // a resource in a Bundle's entry or in Parameters
            return new Shape(Kind.RESOURCE, repeats, Map::of);
        }
        if (child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition enumeration) {
            return Shape.ofCodes(repeats, codes(enumeration.getBoundEnumType()));
        }
        return switch (definition.getChildType()) {
            case PRIMITIVE_DATATYPE, ID_DATATYPE -> primitive(PrimitiveType.named(definition.getName()), repeats);
            case PRIMITIVE_XHTML, PRIMITIVE_XHTML_HL7ORG ->
                Shape.ofPrimitive(repeats, PrimitiveType.XHTML, Role.NARRATIVE);
            case CONTAINED_RESOURCES, CONTAINED_RESOURCE_LIST, RESOURCE -> new Shape(Kind.RESOURCE, repeats, Map::of);
            default ->
                definition.getName().equals("Reference")
                        ? new Shape(Kind.OBJECT, repeats, referenceMembers(definition))
                        : new Shape(Kind.OBJECT, repeats, membersOf(definition));
        };
    }

    /** HAPI's enumerations have a code for each constant, but for one that stands for none. */
    private static List<String> codes(Class<? extends Enum<?>> type) {
        List<String> codes = new ArrayList<>();
        try {
            Method toCode = type.getMethod("toCode");
            for (Enum<?> constant : type.getEnumConstants()) {
                if (!constant.name().equals("NULL")) {
                    codes.add(String.valueOf(toCode.invoke(constant)));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " has no codes", e);
        }
        return codes;
    }

    private static Shape primitive(PrimitiveType type, boolean repeats) {
        Role role = type == PrimitiveType.URL ? Role.URL : LINKS.contains(type) ? Role.LINK : Role.PLAIN;
        return Shape.ofPrimitive(repeats, type, role);
    }

    /** A reference is a string in HAPI's model as in R4's; what makes it one is where it stands. */
    private Supplier<Map<String, Shape>> referenceMembers(BaseRuntimeElementDefinition<?> definition) {
        Supplier<Map<String, Shape>> all = membersOf(definition);
        return () -> {
            Map<String, Shape> known = references;
            if (known == null) {
                Map<String, Shape> made = new HashMap<>(all.get());
                made.computeIfPresent(
                        "reference",
                        (name, plain) -> Shape.ofPrimitive(false, PrimitiveType.STRING, Role.REFERENCE)
                                .at(plain.order(), ""));
                known = Map.copyOf(made);
                references = known;
            }
            return known;
        };
    }
}
