package org.footbridge.guide.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.ArtefactGroup;
import org.footbridge.guide.site.guide.Guide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of definitions that somebody wrote who means no good, or who wrote nothing. */
class PagesTest {
    private static final String HOSTILE =
            "</script><script>alert(1)</script>\\\" onclick=\\\"x <b>bold</b> [x](javascript:alert(1))";

    private static Document page(String type, String rest) {
        String json = """
                {"resourceType": "%s", "id": "one", "url": "http://example.org/one", "title": "%s", "description": "%s",
                 "copyright": "%s"%s}""".formatted(
                        type, HOSTILE, HOSTILE, HOSTILE, rest.replace('\'', '"').replace("#", HOSTILE));
        Artefact artefact = new Artefact(
                ArtefactGroup.OTHER,
                type,
                "one",
                "http://example.org/one",
                "/ig/one",
                unescaped(),
                unescaped(),
                () -> json);
        Pages pages = new Pages(new Guide(List.of(artefact), url -> Optional.empty(), searched -> List.of()));
        return Jsoup.parse(pages.artefact(artefact));
    }

    private static String unescaped() {
        return HOSTILE.replace("\\", "");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "StructureDefinition | , 'type': '#', 'kind': 'resource', 'baseDefinition': '#', 'differential': {'element': [{'id': 'A.#', 'path': 'A', 'short': '#', 'min': 1, 'max': '#', 'type': [{'code': '#', 'profile': ['#'], 'targetProfile': ['#']}], 'fixedString': '#', 'constraint': [{'key': '#', 'human': '#', 'expression': '#', 'severity': '#'}]}, {'id': 'A', 'path': 'A'}]}",
                "StructureDefinition | , 'type': 'Extension', 'context': [{'expression': '#'}], 'differential': {'element': []}",
                "CodeSystem          | , 'property': [{'code': '#', 'type': '#', 'description': '#'}], 'concept': [{'code': '#', 'display': '#', 'definition': '#', 'property': [{'code': '#', 'valueString': '#'}]}]",
                "ValueSet            | , 'compose': {'include': [{'system': '#', 'concept': [{'code': '#', 'display': '#'}]}, {'system': '#', 'filter': [{'property': '#', 'op': '#', 'value': '#'}]}, {'valueSet': ['#']}]}",
                "ConceptMap          | , 'group': [{'source': '#', 'target': '#', 'element': [{'code': '#', 'target': [{'code': '#', 'equivalence': '#', 'comment': '#'}]}]}]",
                "CapabilityStatement | , 'rest': [{'mode': '#', 'documentation': '#', 'resource': [{'type': '#', 'supportedProfile': ['#'], 'interaction': [{'code': '#'}], 'searchParam': [{'name': '#', 'definition': '#'}]}]}]",
                "Questionnaire       | , 'item': [{'linkId': '#', 'text': '#', 'type': '#', 'answerValueSet': '#', 'answerOption': [{'valueString': '#'}]}]",
                "OperationDefinition | , 'code': '#', 'parameter': [{'name': '#', 'use': '#', 'type': '#', 'documentation': '#'}]",
                "SearchParameter     | , 'code': '#', 'base': ['#'], 'expression': '#'",
                "NamingSystem        | , 'uniqueId': [{'type': 'uri', 'value': '#'}]",
                "ImplementationGuide | , 'packageId': '#', 'dependsOn': [{'uri': '#'}]",
                "Basic               | , '#': '#'",
                "StructureDefinition | ``",
                "ValueSet            | ``",
                "CodeSystem          | ``",
                "ConceptMap          | ``",
                "Questionnaire       | ``",
                "CapabilityStatement | ``"
            })
    void showsWhatDefinitionsSayAsTextAndNeedsNothingOfThem(String type, String rest) {
        Document page = page(type, rest == null ? "" : rest);
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("b").eachText()).doesNotContain("bold");
        assertThat(page.select("[onclick], [href^=javascript]")).isEmpty();
        assertThat(page.select("h1").text()).contains("<script>alert(1)</script>");
        assertThat(page.select(".json").text()).contains("<b>bold</b>");
    }
}
