package org.footbridge.terminology.system;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.store.concept.Designation;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The response of {@code $lookup} for one concept, as Parameters. */
public final class ConceptAnswer {
    private static final int AROUND_MAX = 10_000;
    private static final Set<String> AROUND = Set.of("parent", "child");

    private final KnownSystem system;
    private final Set<String> wanted;

    /** @param wanted properties; empty for all but {@code child} */
    public ConceptAnswer(KnownSystem system, Set<String> wanted) {
        this.system = system;
        this.wanted = wanted;
    }

    public Parameters of(Concept concept, String display) {
        Parameters answer = new Parameters();
        answer.addParameter("name", system.name().isEmpty() ? system.url() : system.name());
        if (!system.version().isEmpty()) {
            answer.addParameter("version", system.version());
        }
        answer.addParameter("display", display.isEmpty() ? concept.code() : display);
        if (wants("designation")) {
            concept.designations()
                    .forEach(designation -> add(answer.addParameter().setName("designation"), designation));
        }
        if (wants("definition")) {
            concept.definition().ifPresent(text -> property(answer, "definition", new StringType(text)));
        }
        if (wants("inactive") && !concept.properties().containsKey("inactive")) {
            property(answer, "inactive", new BooleanType(!concept.active()));
        }
        around(answer, "parent", new ConceptFilter.ParentOf(concept.code()));
        if (wanted.contains("child")) {
            around(answer, "child", new ConceptFilter.ChildOf(concept.code()));
        }
        concept.properties().entrySet().stream()
                .filter(entry -> wants(entry.getKey()) && !AROUND.contains(entry.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> entry.getValue()
                        .forEach(value -> property(answer, entry.getKey(), value(entry.getKey(), value))));
        if (!wanted.isEmpty()) {
            concept.sets().stream()
                    .filter(set -> wanted.contains("memberOf"))
                    .forEach(set -> property(answer, "memberOf", new CodeType(set)));
        }
        return answer;
    }

    private boolean wants(String property) {
        return wanted.isEmpty() || wanted.contains(property);
    }

    private void around(Parameters answer, String property, ConceptFilter filter) {
        if (wants(property)) {
            List<String> codes = List.copyOf(system.codes(filter, AROUND_MAX));
            codes.forEach(code -> property(answer, property, new CodeType(code)));
        }
    }

    private static void property(Parameters answer, String code, Type value) {
        ParametersParameterComponent property = answer.addParameter().setName("property");
        property.addPart().setName("code").setValue(new CodeType(code));
        property.addPart().setName("value").setValue(value);
    }

    private Type value(String property, String value) {
        return switch (system.properties().getOrDefault(property, "string")) {
            case "code" -> new CodeType(value);
            case "Coding" -> new Coding().setCode(value);
            case "boolean" -> new BooleanType(value);
            case "integer" -> new IntegerType(value);
            case "decimal" -> new DecimalType(value);
            case "dateTime" -> new DateTimeType(value);
            default -> new StringType(value);
        };
    }

    private static void add(ParametersParameterComponent to, Designation designation) {
        if (!designation.language().isEmpty()) {
            to.addPart().setName("language").setValue(new CodeType(designation.language()));
        }
        if (!designation.use().isEmpty()) {
            to.addPart().setName("use").setValue(new Coding(designation.useSystem(), designation.use(), null));
        }
        to.addPart().setName("value").setValue(new StringType(designation.value()));
    }
}
