package org.footbridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/** The page that maps the framework names what there is, and quotes what the framework says. */
class FrameworkDocumentTest {
    private static final Path PAGE = Path.of("..", "docs", "framework.md");
    private static final Pattern NAMED = Pattern.compile("`((?:SP|sp-|ahp-)[A-Za-z0-9-]+)[^`]*`");
    private static final Pattern CODE = Pattern.compile("`([a-z][a-z0-9]*(?:-[a-z0-9]+)+)`");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    @Test
    void itNamesOnlyWhatThereIs() throws IOException {
        Set<String> known = known();
        String page = Files.readString(PAGE);
        assertThat(Stream.of(NAMED, CODE)
                        .flatMap(pattern -> pattern.matcher(page).results())
                        .map((MatchResult match) -> match.group(1))
                        .filter(name -> !known.contains(name)))
                .isEmpty();
    }

    @Test
    void itNamesEveryProfileAndEveryProfession() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(FhirPackage.TERMINOLOGY
                        .definition(CodeSystem.class, "ahp-profession")
                        .getConcept())
                .hasSize(14)
                .allMatch(profession -> page.contains("`" + profession.getCode() + "`"));
        assertThat(FhirPackage.PROFILES
                        .definitions(StructureDefinition.class)
                        .map(Resource::getIdPart)
                        .filter(id -> id.startsWith("SP"))
                        .filter(id -> !page.contains("`" + id)))
                .containsExactlyInAnyOrder("SPLocation", "SPProvenance", "SPQuestionnaire", "SPQuestionnaireResponse");
    }

    @Test
    void itQuotesTheFramework() throws IOException {
        Path framework = Path.of(System.getProperty(
                "FRAMEWORK_TEXT", System.getenv().getOrDefault("FRAMEWORK_TEXT", "../../shared/framework.txt")));
        assumeThat(framework).as("the text of the framework, $FRAMEWORK_TEXT").exists();
        String text = plain(Files.readString(framework));
        assertThat(QUOTED.matcher(Files.readString(PAGE))
                        .results()
                        .flatMap(match -> Stream.of(match.group(1).split(" … ")))
                        .filter(quote -> !text.contains(plain(quote))))
                .isEmpty();
    }

    private static String plain(String text) {
        return text.replace('’', '\'').replaceAll("(?U)\\s+", " ");
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>();
        for (Resource definition : FhirPackage.allDefinitions()) {
            known.add(definition.getIdPart());
            if (definition instanceof CodeSystem system) {
                addCodes(known, system.getConcept());
            } else if (definition instanceof SearchParameter parameter) {
                known.add(parameter.getCode());
            } else if (definition instanceof StructureDefinition structure) {
                structure.getDifferential().getElement().stream()
                        .flatMap(element -> element.getConstraint().stream())
                        .forEach(constraint -> known.add(constraint.getKey()));
            }
        }
        return known;
    }

    private static void addCodes(Set<String> known, List<ConceptDefinitionComponent> concepts) {
        for (ConceptDefinitionComponent concept : concepts) {
            known.add(concept.getCode());
            addCodes(known, concept.getConcept());
        }
    }
}
