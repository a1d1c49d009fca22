package org.footbridge.fhirpath;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;

/** Makes resources of every type with every kind of element in them, few different values, and no sense at all. */
public final class RandomResources {
    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final List<String> TARGETS = List.of(
            "Patient/1",
            "Practitioner/2",
            "Location/3/_history/4",
            "https://other.example/fhir/Patient/1",
            "#in",
            "Group/5",
            "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
            "RelatedPerson/6",
            "Organization/7");
    /** Narratives are no choice for a value, though HAPI lists them. */
    private static final Set<ChildTypeEnum> NEVER =
            EnumSet.of(ChildTypeEnum.RESOURCE, ChildTypeEnum.PRIMITIVE_XHTML, ChildTypeEnum.PRIMITIVE_XHTML_HL7ORG);

    private static final Set<String> SKIPPED =
            Set.of("contained", "extension", "modifierExtension", "id", "meta", "text");
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("boolean", List.of("true", "false")),
            Map.entry("integer", List.of("-1", "0", "7")),
            Map.entry("positiveInt", List.of("1", "3")),
            Map.entry("unsignedInt", List.of("0", "3")),
            Map.entry("decimal", List.of("1", "1.0", "5.40", "100")),
            Map.entry("date", List.of("2024", "2024-05", "2024-05-17")),
            Map.entry("dateTime", List.of("2024", "2024-05", "2024-05-17", "2024-05-17T09:30:00+01:00")),
            Map.entry("instant", List.of("2024-05-17T08:30:00.123Z", "2024-05-17T09:30:00+01:00")),
            Map.entry("time", List.of("09:30:00")),
            Map.entry("code", List.of("email", "phone", "composed-of", "a")),
            Map.entry("uri", List.of("http://a.example", "urn:oid:1.2.3")),
            Map.entry("url", List.of("http://a.example")),
            Map.entry("canonical", List.of("http://a.example/Q|1", "http://a.example/Q", "Questionnaire/8")),
            Map.entry("base64Binary", List.of("AAAA")),
            Map.entry("oid", List.of("urn:oid:1.2.3")),
            Map.entry("uuid", List.of("urn:uuid:c757873d-ec9a-4326-a141-556f43239520")),
            Map.entry("id", List.of("x1")),
            Map.entry("markdown", List.of("Some *text*")),
            Map.entry("string", List.of("Müller", "smith", "a|b", "ﬁve  o'clock", "")));

    private final Random random;

    /** The same {@code seed} gives the same resources. */
    public RandomResources(long seed) {
        random = new Random(seed);
    }

    /** All resource types of R4. */
    public static Set<String> types() {
        return new TreeSet<>(R4.getResourceTypes());
    }

    /** Values of the primitive {@code type}, such as {@code dateTime}. */
    public static List<String> values(String type) {
        return VALUES.getOrDefault(type, List.of("x"));
    }

    /** A resource of {@code type} with {@code id}. */
    public Resource next(String type, String id) {
        Resource resource = ResourceFactory.createResource(type);
        fill(resource, 0);
        resource.setId(type + "/" + id);
        resource.getMeta().addTag("http://tags.example", random.nextBoolean() ? "a" : "b", null);
        resource.getMeta().addProfile("http://a.example/Profile|2");
        return resource;
    }

    private void fill(IBase parent, int depth) {
        if (!(R4.getElementDefinition(parent.getClass())
                instanceof BaseRuntimeElementCompositeDefinition<?> definition)) {
            return;
        }
        for (BaseRuntimeChildDefinition child : definition.getChildren()) {
            if (!SKIPPED.contains(child.getElementName()) && random.nextInt(10) < 7 - depth) {
                for (int i = random.nextInt(child.getMax() == 1 ? 1 : 3); i >= 0; i--) {
                    add(parent, child, depth);
                }
            }
        }
    }

    private void add(IBase parent, BaseRuntimeChildDefinition child, int depth) {
        List<String> names = child.getValidChildNames().stream().sorted().toList();
        BaseRuntimeElementDefinition<?> type = child.getChildByName(names.get(random.nextInt(names.size())));
        if (type == null || NEVER.contains(type.getChildType()) || depth > 4) {
            return;
        }
        IBase value = type.newInstance(child.getInstanceConstructorArguments());
        if (value instanceof Enumeration<?> code
                && child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition bound) {
            setCode(code, bound);
        } else if (value instanceof IPrimitiveType<?> primitive) {
            primitive.setValueAsString(oneOf(values(type.getName())));
        } else if (value instanceof Reference reference) {
            reference.setReference(oneOf(TARGETS));
            if (random.nextInt(4) == 0) {
                reference.getIdentifier().setSystem("urn:s").setValue("v");
            }
        } else {
            fill(value, depth + 1);
        }
        child.getMutator().addValue(parent, value);
    }

    private void setCode(Enumeration<?> code, RuntimeChildPrimitiveEnumerationDatatypeDefinition child) {
        Object[] constants = child.getBoundEnumType().getEnumConstants();
        Object constant = constants[random.nextInt(constants.length - 1)];
        try {
            code.setValueAsString(
                    String.valueOf(child.getBoundEnumType().getMethod("toCode").invoke(constant)));
        } catch (ReflectiveOperationException otherEnum) {
            throw new IllegalStateException(otherEnum);
        }
    }

    private String oneOf(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
