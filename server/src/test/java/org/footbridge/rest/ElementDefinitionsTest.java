package org.footbridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.footbridge.r4.CoreDefinitions;
import org.footbridge.rest.ElementDefinitions.Element;
import org.footbridge.rest.ElementDefinitions.Structure;
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
            Structure root = definitions.structure(type).orElseThrow();
            for (ElementDefinition element : ((StructureDefinition) core.fetchStructureDefinition(type))
                    .getSnapshot()
                    .getElement()) {
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
        Element age = definitions.structure("Condition").orElseThrow().element("onsetAge");
        assertThat(age.defined()).isEqualTo("onset[x]");
        assertThat(age.structure().element("value").inSummary()).isTrue();
        Element component = definitions.structure("Observation").orElseThrow().element("component");
        assertThat(component.structure().element("code").mandatory()).isTrue();
        assertThat(component
                        .structure()
                        .element("referenceRange")
                        .structure()
                        .element("low")
                        .structure())
                .isNotNull();
    }
}
