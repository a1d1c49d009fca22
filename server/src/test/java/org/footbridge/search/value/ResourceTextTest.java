package org.footbridge.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a resource when only what people read is taken. */
class ResourceTextTest {
    private static final String XHTML = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";

    private static String narrative(String inner) {
        Patient patient = new Patient();
        patient.getText().setDivAsString(XHTML + inner + "</div>");
        return ResourceText.ofNarrative(patient);
    }

    @ParameterizedTest(name = "{0} is read as {1}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "walking ~ walking",
                "<p>one</p><p>two</p> ~ one two",
                "a<br/>b ~ a b",
                "<table><tr><td>c</td><td>d</td></tr></table> ~ c d",
                "<b>wa</b>lk<i>ing</i> ~ walking",
                "<a href=\"http://hidden\" title=\"too\">shown</a> ~ shown",
                "<!-- hidden -->shown ~ shown",
                "caf&eacute; &#233;&#xe9; R&amp;D ~ café éé R&D",
                "one&nbsp;two ~ one\u00A0two",
                "&lt;p&gt; ~ <p>"
            })
    void narratives(String div, String text) {
        assertThat(narrative(div).replaceAll("\n+", " ")).isEqualTo(text);
    }

    @Test
    void noNarrativeIsNoText() {
        assertThat(ResourceText.ofNarrative(new Patient())).isEmpty();
        assertThat(ResourceText.ofAll(new Patient())).isEmpty();
    }

    @Test
    void allTextsAndDisplaysButNoIdsReferencesUrisOrCodes() {
        String json = """
            {"resourceType": "Observation", "id": "id1", "meta": {"profile": ["http://profile1"]},
             "text": {"status": "generated", "div": "DIVnarrative1</div>"},
             "contained": [{"resourceType": "Patient", "id": "id2", "name": [{"family": "family1"}]}],
             "extension": [{"url": "http://url1", "valueString": "string1"}],
             "identifier": [{"system": "http://system1", "value": "value1"}],
             "status": "final", "language": "en",
             "code": {"id": "id3", "coding": [{"system": "http://system2", "code": "code1", "display": "display1"}],
                      "text": "text1"},
             "subject": {"reference": "Patient/reference1", "display": "display2"},
             "effectiveDateTime": "2024-01-01", "note": [{"text": "markdown1"}]}\
            """.replace("DIV", XHTML.replace("\"", "\\\""));
        Resource resource = (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(json);
        assertThat(ResourceText.ofAll(resource).split("\\s+"))
                .containsExactlyInAnyOrder(
                        "narrative1", "family1", "string1", "value1", "display1", "text1", "display2", "markdown1");
        assertThat(ResourceText.ofNarrative((DomainResource) resource)).isEqualTo("narrative1");
    }

    @Test
    void narrativesOfSectionsAreContent() {
        Composition composition = new Composition();
        composition.addSection().setTitle("title1").getText().setDivAsString(XHTML + "section1</div>");
        assertThat(ResourceText.ofAll(composition).split("\\s+")).containsExactlyInAnyOrder("title1", "section1");
        assertThat(ResourceText.ofNarrative(composition)).isEmpty();
    }

    @Test
    void whatIsLongIsCutButNotWithinACharacter() {
        String smile = "\uD83D\uDE00";
        assertThat(narrative("a" + smile.repeat(60_000)))
                .hasSize(ResourceText.LENGTH_MAX - 1)
                .endsWith(smile);
        Observation observation = new Observation();
        for (int i = 0; i < 40; i++) {
            observation.addNote().setText("x".repeat(10_000));
        }
        assertThat(ResourceText.ofAll(observation)).hasSize(ResourceText.LENGTH_MAX);
    }

    @Test
    void hasNoNul() {
        Observation observation = new Observation();
        observation.addNote().setText("a\0b");
        assertThat(ResourceText.ofAll(observation)).isEqualTo("a b");
    }
}
