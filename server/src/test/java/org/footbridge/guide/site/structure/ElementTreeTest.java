package org.footbridge.guide.site.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tree of a profile as rows of text: name, flags, cardinality, types, meaning, and what else there is to say. */
class ElementTreeTest {
    /** A profile of a made-up type; the snapshot has what the differential leaves out. */
    private static final JsonNode PROFILE = json("""
            {"resourceType": "StructureDefinition", "url": "http://example.org/Tea", "type": "Tea", "kind": "resource",
             "derivation": "constraint", "baseDefinition": "http://example.org/Drink",
             "differential": {"element": [
               {"id": "Tea", "path": "Tea", "constraint": [{"key": "tea-1", "severity": "error", "human": "It is hot",
                 "expression": "hot", "source": "http://example.org/Tea"}]},
               {"id": "Tea.leaf:green", "path": "Tea.leaf", "sliceName": "green", "min": 1, "max": "1"},
               {"id": "Tea.leaf:green.kind", "path": "Tea.leaf.kind",
                 "patternCodeableConcept": {"coding": [{"system": "http://example.org/kinds", "code": "green"}]}},
               {"id": "Tea.sugar", "path": "Tea.sugar", "max": "0"},
               {"id": "Tea.maker", "path": "Tea.maker", "short": "Who made it", "mustSupport": true,
                 "type": [{"code": "Reference", "targetProfile": [
                   "https://fhir.footbridge.example/StructureDefinition/SPPatient", "http://example.org/Cat"]}]}]},
             "snapshot": {"element": [
               {"id": "Tea", "path": "Tea", "short": "A drink", "min": 0, "max": "*"},
               {"id": "Tea.leaf", "path": "Tea.leaf", "short": "Leaves", "min": 0, "max": "*",
                 "slicing": {"discriminator": [{"type": "value", "path": "kind"}], "rules": "open"},
                 "type": [{"code": "BackboneElement"}]},
               {"id": "Tea.leaf.kind", "path": "Tea.leaf.kind", "short": "Kind", "min": 0, "max": "1",
                 "type": [{"code": "CodeableConcept"}], "binding": {"strength": "example",
                 "valueSet": "https://fhir.footbridge.example/ValueSet/sp-need|0.1.0"}},
               {"id": "Tea.leaf:green", "path": "Tea.leaf", "sliceName": "green", "short": "Leaves", "min": 1, "max": "1",
                 "type": [{"code": "BackboneElement"}]},
               {"id": "Tea.leaf:green.kind", "path": "Tea.leaf.kind", "short": "Kind", "min": 0, "max": "1",
                 "type": [{"code": "CodeableConcept"}],
                 "patternCodeableConcept": {"coding": [{"system": "http://example.org/kinds", "code": "green"}]}},
               {"id": "Tea.sugar", "path": "Tea.sugar", "short": "Sugar", "min": 0, "max": "0",
                 "type": [{"code": "boolean"}], "isModifier": true, "isSummary": true},
               {"id": "Tea.maker", "path": "Tea.maker", "short": "Who made it", "min": 0, "max": "1", "mustSupport": true,
                 "type": [{"code": "Reference", "targetProfile": [
                   "https://fhir.footbridge.example/StructureDefinition/SPPatient", "http://example.org/Cat"]}]}]}}""");

    @Test
    void showsWhatTheProfileSaysUnderWhatIsAboveIt() {
        assertThat(text(ElementTree.spokenOf(PROFILE, Guides.OURS))).isEqualTo("""
                Tea |  | 0..* | http://example.org/Drink | A drink |\s
                  leaf |  | 0..* | BackboneElement | Leaves | Slices by: value of kind
                    leaf:green |  | 1..1 | BackboneElement | Leaves |\s
                      kind |  | 0..1 | CodeableConcept | Kind | At least: http://example.org/kinds#green
                  sugar | ?!Σ | 0..0 |  | Sugar |\s
                  maker | S | 0..1 | Reference(SPPatient | http://example.org/Cat) | Who made it |\s
                """);
    }

    @Test
    void showsAllElementsWithWhatIsInherited() {
        assertThat(text(ElementTree.all(PROFILE, Guides.OURS)))
                .contains("    kind |  | 0..1 | CodeableConcept | Kind | Codes from example: sp-need\n")
                .hasLineCount(7);
    }

    @Test
    void tellsWhatIsSaidFromWhatIsInherited() {
        assertThat(ElementTree.spokenOf(PROFILE, Guides.OURS))
                .filteredOn(row -> !row.cardinality().inherited())
                .extracting(ElementRow::id)
                .containsExactly("Tea.leaf:green", "Tea.sugar");
        assertThat(ElementTree.spokenOf(PROFILE, Guides.OURS))
                .filteredOn(row -> !row.meaning().inherited())
                .extracting(ElementRow::id)
                .containsExactly("Tea.maker");
    }

    @Test
    void drawsTheLinesToEachRow() {
        assertThat(ElementTree.spokenOf(PROFILE, Guides.OURS))
                .extracting(ElementRow::branches)
                .containsExactly(
                        List.of(),
                        List.of("tee"),
                        List.of("line", "end"),
                        List.of("line", "gap", "end"),
                        List.of("tee"),
                        List.of("end"));
    }

    @Test
    void namesExtensionsByWhatTheyAreCalled() {
        JsonNode referral = Guides.OURS
                .find("StructureDefinition", "SPReferral")
                .orElseThrow()
                .tree();
        assertThat(text(ElementTree.spokenOf(referral, Guides.OURS)))
                .startsWith("ServiceRequest | I | 0..* | http://hl7.org/fhir/StructureDefinition/ServiceRequest")
                .contains("    extension:shareWithGP | S | 0..1 | share-with-gp | Share with the GP | \n")
                .contains("  reasonCode | SΣ | 1..* | CodeableConcept | The needs;")
                .contains("Codes from preferred: sp-need\n");
    }

    @Test
    void listsTheRulesOfAProfileAndOfItsParentsButNotThoseOfEveryElement() {
        JsonNode signposting = Guides.OURS
                .find("StructureDefinition", "SPSignposting")
                .orElseThrow()
                .tree();
        assertThat(Constraints.of(signposting, Guides.OURS))
                .extracting(Constraints.Row::key, rule -> rule.source().text())
                .contains(
                        tuple("sp-signposting-1", ""),
                        tuple("sp-referral-1", "SPReferral"),
                        tuple("ahp-engagement-1", "ahp-engagement"))
                .noneMatch(rule -> rule.toList().get(0).toString().startsWith("ele-"));
    }

    private static String text(List<ElementRow> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(row.text()).append('\n'));
        return text.toString();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
