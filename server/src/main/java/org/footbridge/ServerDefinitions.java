package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.footbridge.guide.site.guide.OtherDefinitions;
import org.footbridge.problem.Problem;
import org.footbridge.store.concept.Concept;
import org.footbridge.terminology.Expanded;
import org.footbridge.terminology.ValueSetQuestions;
import org.footbridge.validation.definition.KnownDefinitions;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/**
 * The definitions that the guide's pages may show in addition to the guide: R4's own, and those that are installed or stored.
 */
record ServerDefinitions(FhirContext context, KnownDefinitions definitions, ValueSetQuestions valueSets)
        implements OtherDefinitions {
    private static final List<String> TYPES =
            List.of("StructureDefinition", "ValueSet", "CodeSystem", "ConceptMap", "SearchParameter");

    @Override
    public Optional<Supplier<String>> find(String url) {
        if (!url.contains(":")) {
            return Optional.empty(); // a code, say, which HAPI would take for the name of a type
        }
        return TYPES.stream()
                .map(type -> definitions.find(type, url))
                .flatMap(Optional::stream)
                .findFirst()
                .map(found -> () -> context.newJsonParser().setPrettyPrint(true).encodeResourceToString(found));
    }

    @Override
    public Optional<Codes> codes(String canonical, int max) {
        try {
            return valueSets
                    .first(canonical, max)
                    .map(found -> new Codes(
                            found.members().stream()
                                    .map(ServerDefinitions::code)
                                    .toList(),
                            found.total()));
        } catch (Problem unknown) {
            return Optional.empty(); // such as a filter that is not understood
        }
    }

    private static Code code(Expanded.Member member) {
        Concept concept = member.concept();
        return new Code(
                member.system(),
                concept.code(),
                concept.display(),
                concept.definition().orElse(""));
    }

    @Override
    public List<Added> added() {
        return TYPES.stream()
                .flatMap(type -> definitions.all(type).stream())
                .map(ServerDefinitions::added)
                .toList();
    }

    private static Added added(MetadataResource definition) {
        return new Added(
                definition.fhirType(),
                definition.getIdElement().getIdPart(),
                definition.getUrl(),
                text(definition.hasTitle() ? definition.getTitle() : definition.getName()),
                text(definition.getDescription()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
