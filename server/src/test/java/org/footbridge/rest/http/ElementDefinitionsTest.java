package org.footbridge.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Objects;
import org.footbridge.definitions.core.CoreDefinitions;
import org.footbridge.rest.http.ElementDefinitions.Element;
import org.footbridge.rest.http.ElementDefinitions.Structure;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

class ElementDefinitionsTest {
    private static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private final ElementDefinitions definitions = new ElementDefinitions(CONTEXT);

    @Test
    void everyElementOfEveryResourceIsKnownByEachNameThatJsonHasForIt() {
        CoreDefinitions core = new CoreDefinitions(CONTEXT);
        for (String type : CONTEXT.getResourceTypes()) {
            Structure root = root(type);
            for (ElementDefinition element :
                    definition(core, type).getSnapshot().getElement()) {
                String name = element.getPath().substring(element.getPath().indexOf('.') + 1);
                if (!name.equals(type) && !name.contains(".")) {
                    boolean choice = name.endsWith("[x]");
                    element.getType().stream()
                            .map(one -> choice ? name.replace("[x]", capital(one.getCode())) : name)
                            .forEach(key -> assertThat(root.element(key))
                                    .as(element.getPath())
                                    .returns(name, Element::defined)
                                    .returns(element.getMin() > 0, Element::mandatory));
                }
            }
        }
    }

    private static StructureDefinition definition(CoreDefinitions core, String type) {
        return (StructureDefinition) Objects.requireNonNull(core.fetchStructureDefinition(type));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    @Test
    void complexTypesOfChoicesHaveElements() {
        for (String type :
                List.of("Age", "Duration", "Money", "Range", "SampledData", "Identifier", "Dosage", "Timing")) {
            assertThat(definitions
                            .structure(type)
                            .orElseThrow()
                            .element("value")
                            .name())
                    .isEqualTo("value");
        }
        Element age = root("Condition").element("onsetAge");
        assertThat(age.defined()).isEqualTo("onset[x]");
        assertThat(within(age).element("value").inSummary()).isTrue();
        Structure component = within(root("Observation").element("component"));
        assertThat(component.element("code").mandatory()).isTrue();
        assertThat(within(component.element("referenceRange")).element("low").structure())
                .isPresent();
    }

    private Structure root(String type) {
        return definitions.structure(type).orElseThrow();
    }

    private static Structure within(Element element) {
        return element.structure().orElseThrow();
    }
}
