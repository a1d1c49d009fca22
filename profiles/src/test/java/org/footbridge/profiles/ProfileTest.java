package org.footbridge.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What profiles demand without an invariant: each row spoils an example in one place. To which type a reference may lead is not
 * among them: a validator judges that only where it can follow the reference.
 */
class ProfileTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Resource> ALL = FhirPackage.PROFILES.everything().toList();
    private static final IParser PARSER = FhirPackage.R4.newJsonParser();

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource({
        "example-person,                      name",
        "example-podiatrist,                  name",
        "example-podiatrist-role,             code",
        "example-trust,                       name",
        "example-hall,                        name",
        "example-choir,                       active",
        "example-choir,                       providedBy",
        "example-choir,                       type",
        "example-choir,                       name",
        "example-referral,                    extension",
        "example-referral,                    category",
        "example-referral,                    code",
        "example-referral,                    authoredOn",
        "example-referral,                    requester",
        "example-referral,                    reasonCode",
        "example-referral,                    performer",
        "example-prescription,                performer",
        "example-task,                        focus",
        "example-task,                        for",
        "example-task,                        authoredOn",
        "example-task,                        requester",
        "example-task,                        code",
        "example-outcome-end,                 basedOn",
        "example-outcome-end,                 category",
        "example-outcome-end,                 subject",
        "example-outcome-end,                 effectiveDateTime",
        "example-outcome-gp-consultations,    extension",
        "example-consent,                     patient",
        "example-consent,                     dateTime",
        "ons4,                                url",
        "ons4,                                title",
        "ons4,                                copyright",
        "ons4,                                code",
        "ons4,                                item",
        "ons4,                                subjectType",
        "example-answers-ons4,                questionnaire",
        "example-answers-ons4,                subject",
        "example-answers-ons4,                authored",
        "example-audit-read,                  subtype",
        "example-audit-read,                  action",
        "example-audit-read,                  outcome",
        "example-provenance-create,           activity",
    })
    void nothingRequiredMayBeMissing(String example, String element) throws IOException {
        ObjectNode json = json(example);
        assertThat(json.remove(element)).as(element).isNotNull();
        assertThat(errors(json)).anyMatch(error -> error.contains(element.replace("DateTime", "")));
    }

    @ParameterizedTest(name = "{0} with {1} {2}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "example-signposting       | /intent                           | 'order'",
                "example-signposting       | {mode}                            | 'refer-to-link-worker'",
                "example-referral          | /intent                           | 'proposal'",
                "example-referral          | {mode}                            | 'ahp-as-social-prescriber'",
                "example-prescription      | /intent                           | 'plan'",
                "example-prescription      | {mode}                            | 'promoting-growing-developing'",
                "example-prescription      | /requester/reference              | 'Practitioner/1'",
                "example-development       | {mode}                            | 'active-signposting'",
                "example-development       | /subject/reference                | 'Patient/1'",
                "example-between-modes     | {mode}                            | 'no-such-mode'",
                "example-task              | /status                           | 'ready'",
                "example-task              | /status                           | 'received'",
                "example-task              | /intent                           | 'proposal'",
                "example-task              | /code/coding/0/code               | 'approve'",
                "example-person            | /identifier/0/value               | '9000000000'",
                "example-choir             | /extension/0/extension/0/valueCodeableConcept/coding/0/code | 'full'",
                "example-gp-consultations-after | /code/coding/0/code          | 'phq9'",
                "example-outcome-end       | /subject                          | null",
                "example-consent           | /scope/coding/0/code              | 'research'",
                "example-audit-read        | /type/code                        | 'object'",
                "example-podiatrist-role   | /extension/0/valueCodeableConcept/coding/0/code | 'at-home'",
                "ons4                      | /subjectType                      | ['Group']",
            })
    void nothingElseMayStandInAPlace(String example, String pointer, String value) throws IOException {
        ObjectNode json = json(example);
        String path = pointer.replace("{mode}", "/extension/0/extension/0/valueCodeableConcept/coding/0/code");
        int last = path.lastIndexOf('/');
        JsonNode parent = json.at(path.substring(0, last));
        assertThat(parent.has(path.substring(last + 1))).as(pointer).isTrue();
        JsonNode wrong = JSON.readTree(value.replace('\'', '"'));
        if (wrong.isNull()) {
            ((ObjectNode) parent).remove(path.substring(last + 1));
        } else {
            ((ObjectNode) parent).set(path.substring(last + 1), wrong);
        }
        assertThat(errors(json)).isNotEmpty();
    }

    private static List<String> errors(ObjectNode json) {
        return ProfileValidator.OURS.errors((Resource) PARSER.parseResource(json.toString()));
    }

    private static ObjectNode json(String id) throws IOException {
        Resource example = ALL.stream()
                .filter(resource -> resource.getIdPart().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no example " + id));
        return (ObjectNode) JSON.readTree(PARSER.encodeResourceToString(example));
    }
}
