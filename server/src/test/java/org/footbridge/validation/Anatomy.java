package org.footbridge.validation;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildExtension;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands where in the JSON of a resource: each member with its FHIR type. */
final class Anatomy {
    private static final FhirContext R4 = FhirContext.forR4Cached();

    private Anatomy() {}

    /** An object and the definition of its type. */
    record Holder(ObjectNode object, BaseRuntimeElementCompositeDefinition<?> type) {
        /** The member {@code name} that the type has; null if it has none. */
        @Nullable
        Member member(String name) {
            BaseRuntimeChildDefinition child = type.getChildByName(name);
            boolean extension = name.equals("extension") || name.equals("modifierExtension");
            if (child == null || (!extension && child instanceof RuntimeChildExtension)) {
                return null;
            }
            BaseRuntimeElementDefinition<?> of =
                    extension ? R4.getElementDefinition("Extension") : child.getChildByName(name);
            return of == null ? null : new Member(this, name, of, child);
        }

        /** The names of the members that it may have, but for those with rules of their own. */
        List<String> names() {
            return type.getChildren().stream()
                    .flatMap(child -> child.getValidChildNames().stream())
                    .filter(name -> !name.equals("contained") && !name.equals("id") && !name.equals("div"))
                    .sorted()
                    .toList();
        }
    }

    /** A member that an object has or may have. */
    record Member(Holder holder, String name, BaseRuntimeElementDefinition<?> type, BaseRuntimeChildDefinition child) {
        boolean isList() {
            return child.getMax() != 1;
        }

        boolean isPrimitive() {
            return !(type instanceof BaseRuntimeElementCompositeDefinition);
        }

        /** What values must have in common to stand in for each other. */
        String kind() {
            return child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition codes
                    ? codes.getBoundEnumType().getSimpleName()
                    : type.getName();
        }

        /** More closely: values of one kind in the same element of a type. */
        String place() {
            return holder.type().getName() + "." + name;
        }
    }

    /** The resource and all objects in it, outermost first. */
    static List<Holder> holders(JsonNode resource) {
        List<Holder> holders = new ArrayList<>();
        if (resource instanceof ObjectNode object && object.path("resourceType").isTextual()) {
            add(object, R4.getResourceDefinition(object.path("resourceType").textValue()), holders);
        }
        return holders;
    }

    private static void add(ObjectNode object, BaseRuntimeElementCompositeDefinition<?> type, List<Holder> holders) {
        Holder holder = new Holder(object, type);
        holders.add(holder);
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (entry.getKey().equals("contained")) {
                entry.getValue().forEach(inner -> holders.addAll(holders(inner)));
                continue;
            }
            Member member = holder.member(entry.getKey());
            if (member != null && member.type() instanceof BaseRuntimeElementCompositeDefinition<?> inner) {
                for (JsonNode item : entry.getValue().isArray() ? entry.getValue() : List.of(entry.getValue())) {
                    if (item instanceof ObjectNode child) {
                        add(child, inner, holders);
                    }
                }
            }
        }
    }

    /** The members that {@code holders} have. */
    static List<Member> members(List<Holder> holders) {
        List<Member> members = new ArrayList<>();
        for (Holder holder : holders) {
            holder.object().fieldNames().forEachRemaining(name -> {
                Member member = holder.member(name);
                if (member != null) {
                    members.add(member);
                }
            });
        }
        return members;
    }
}
