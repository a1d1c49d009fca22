package org.footbridge.search;

import ca.uhn.fhir.model.api.annotation.Compartment;
import ca.uhn.fhir.model.api.annotation.SearchParamDefinition;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hl7.fhir.r4.model.ResourceFactory;

/**
 * Which references put a resource into a compartment, as R4's compartment definitions say.
 *
 * @see <a href="https://hl7.org/fhir/R4/compartmentdefinition.html">R4 compartments</a>
 */
final class Compartments {
    static final Set<String> TYPES = Set.of("Device", "Encounter", "Patient", "Practitioner", "RelatedPerson");

    private static final ConcurrentMap<String, Map<String, List<String>>> BY_TYPE = new ConcurrentHashMap<>();

    private Compartments() {}

    /** The codes of the parameters that put a resource of {@code type} into a compartment of {@code of}; may be none. */
    static List<String> parameters(String of, String type) {
        return BY_TYPE.computeIfAbsent(type, Compartments::read).getOrDefault(of, List.of());
    }

    /** Whether resources of {@code type} can be in a compartment of {@code of}. */
    static boolean has(String of, String type) {
        return type.equals(of) || !parameters(of, type).isEmpty();
    }

    /** HAPI's model has the definitions as annotations. */
    private static Map<String, List<String>> read(String type) {
        Map<String, List<String>> parameters = new ConcurrentHashMap<>();
        for (Field field : ResourceFactory.createResource(type).getClass().getFields()) {
            SearchParamDefinition parameter = field.getAnnotation(SearchParamDefinition.class);
            if (parameter != null) {
                for (Compartment compartment : parameter.providesMembershipIn()) {
                    parameters
                            .computeIfAbsent(compartment.name(), name -> new ArrayList<>())
                            .add(parameter.name());
                }
            }
        }
        return parameters;
    }
}
