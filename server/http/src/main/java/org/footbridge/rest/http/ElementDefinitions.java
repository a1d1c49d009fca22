package org.footbridge.rest.http;

import ca.uhn.fhir.context.FhirContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.definitions.core.CoreDefinitions;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;

/**
 * R4's definitions of the elements of a type. HAPI's classes know less, such as not that a CapabilityStatement must have a date.
 * A type is read when it is first asked for.
 *
 * @see <a href="https://hl7.org/fhir/R4/elementdefinition.html">R4 ElementDefinition</a>
 */
public final class ElementDefinitions {
    private static final String CHOICE = "[x]";
    private static final List<String> WITHIN = List.of("BackboneElement", "Element");

    private final CoreDefinitions definitions;
    private final Map<String, Optional<Map<String, ElementDefinition>>> types = new ConcurrentHashMap<>();

    public ElementDefinitions(FhirContext context) {
        this.definitions = new CoreDefinitions(context);
    }

    /** The root of a type; empty if it has no elements, as primitives have none that JSON shows. */
    public Optional<Structure> structure(String type) {
        return types.computeIfAbsent(type, this::read).map(elements -> new Structure(elements, type));
    }

    private Optional<Map<String, ElementDefinition>> read(String type) {
        if (!(definitions.fetchStructureDefinition(type) instanceof StructureDefinition definition)
                || definition.getKind() == StructureDefinitionKind.PRIMITIVETYPE
                || definition.getAbstract()) {
            return Optional.empty();
        }
        Map<String, ElementDefinition> elements = new LinkedHashMap<>();
        definition.getSnapshot().getElement().forEach(element -> elements.put(element.getPath(), element));
        return Optional.of(elements);
    }

    /** A place in the definition of a type, which has elements below it. */
    public final class Structure {
        private final Map<String, ElementDefinition> elements;
        private final String path;

        private Structure(Map<String, ElementDefinition> elements, String path) {
            this.elements = elements;
            this.path = path;
        }

        /** The element that JSON calls {@code name}. */
        public Element element(String name) {
            ElementDefinition plain = elements.get(path + "." + name);
            if (plain != null) {
                return element(name, plain, plain.getType().stream().findFirst());
            }
            return elements.values().stream()
                    .filter(choice -> choice.getPath().endsWith(CHOICE))
                    .flatMap(choice -> choice.getType().stream()
                            .filter(type -> name(choice, type).equals(path + "." + name))
                            .map(type -> element(name, choice, Optional.of(type))))
                    .findFirst()
                    .orElse(new Element(name, "", false, false, Optional.empty()));
        }

        private String name(ElementDefinition choice, TypeRefComponent type) {
            String code = type.getCode();
            return choice.getPath().replace(CHOICE, "") + Character.toUpperCase(code.charAt(0)) + code.substring(1);
        }

        private Element element(String name, ElementDefinition definition, Optional<TypeRefComponent> type) {
            String defined = definition.getPath().substring(path.length() + 1);
            boolean summary = definition.getIsSummary() || name.equals("modifierExtension");
            return new Element(name, defined, definition.getMin() > 0, summary, below(definition, type));
        }

        private Optional<Structure> below(ElementDefinition definition, Optional<TypeRefComponent> type) {
            if (definition.hasContentReference()) {
                return Optional.of(
                        new Structure(elements, definition.getContentReference().replaceFirst(".*#", "")));
            } else if (type.isEmpty()) {
                return Optional.empty();
            } else if (WITHIN.contains(type.get().getCode())) {
                return Optional.of(new Structure(elements, definition.getPath()));
            }
            return structure(type.get().getCode());
        }
    }

    /**
     * An element as it stands in a resource.
     *
     * @param name in JSON, without an underscore
     * @param defined its name in the definition, such as {@code value[x]}; empty if R4 has no such element here
     * @param mandatory whether R4 demands at least one
     * @param inSummary whether R4 marks it as part of summaries, or it may change the meaning of what is
     * @param structure of its values; empty if they are primitives or resources
     */
    public record Element(
            String name, String defined, boolean mandatory, boolean inSummary, Optional<Structure> structure) {
        /** Whether clients call it so: {@code valueQuantity} is {@code value} and {@code value[x]}, too. */
        public boolean called(String asked) {
            return Arrays.asList(name, defined, defined.replace(CHOICE, "")).contains(asked);
        }
    }
}
