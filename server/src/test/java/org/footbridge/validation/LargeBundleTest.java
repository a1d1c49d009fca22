package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A Bundle that is judged entry by entry, as it is large, has the errors that it has as a whole. */
class LargeBundleTest {
    private static final int FILLERS = 30;
    private static final String PADDING = "p".repeat(10_000);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing | `` | ``",
                "an element that is missing |"
                        + " `{'fullUrl':'urn:uuid:0c1b0b0e-1d7e-4d5b-9c62-5d3f3c5b7a01','resource':{'resourceType':'Observation','code':{'text':'c'}}}`"
                        + " | `Bundle.entry[30].resource`",
                "a broken invariant |"
                        + " `{'fullUrl':'urn:uuid:0c1b0b0e-1d7e-4d5b-9c62-5d3f3c5b7a01','resource':{'resourceType':'Patient','contact':[{'gender':'male'}]}}`"
                        + " | `Bundle.entry[30].resource.contact[0]`",
                "a slip in a definition |"
                        + " `{'fullUrl':'urn:uuid:0c1b0b0e-1d7e-4d5b-9c62-5d3f3c5b7a01','resource':{'resourceType':'ValueSet','status':'active','compose':{'include':[{'concept':[{'code':'c'}]}]}}}`"
                        + " | `Bundle.entry[30].resource.compose.include[0]`",
                "an entry without full URL | `{'resource':{'resourceType':'Basic','code':{'text':'t'}}}` |"
                        + " `Bundle.entry[30]`",
                "a full URL that stands twice |"
                        + " `{'fullUrl':'https://x.example/fhir/Basic/f0','resource':{'resourceType':'Basic','id':'f0','code':{'text':'t'}}}`"
                        + " | `Bundle`",
                "a full URL of another resource |"
                        + " `{'fullUrl':'https://x.example/fhir/Basic/other','resource':{'resourceType':'Basic','id':'mine','code':{'text':'t'}}}`"
                        + " | `Bundle.entry`"
            })
    void hasTheErrorsOfTheWhole(String name, String entry, String place) {
        List<String> large = errors(bundle(PADDING, entry));
        if (place.isEmpty()) {
            assertThat(large).isEmpty();
        } else {
            assertThat(large).isNotEmpty().allMatch(found -> found.startsWith(place));
        }
        assertThat(large).as("as of a smaller one").hasSameSizeAs(errors(bundle("p", entry)));
    }

    private static String bundle(String padding, String entry) {
        String fillers = IntStream.range(0, FILLERS)
                .mapToObj(i -> "{'fullUrl':'https://x.example/fhir/Basic/f" + i
                        + "','resource':{'resourceType':'Basic','id':'f" + i + "','code':{'text':'" + padding + "'}}}")
                .collect(Collectors.joining(","));
        return ("{'resourceType':'Bundle','type':'collection','entry':[" + fillers
                        + (entry.isEmpty() ? "" : "," + entry) + "]}")
                .replace('\'', '"');
    }

    private static List<String> errors(String json) {
        Resource bundle = Validators.written(json).model();
        OperationOutcome outcome = Validators.BOTH.validate(bundle, json, List.of(), ReferenceTargets.NONE);
        return outcome.getIssue().stream()
                .filter(issue -> issue.getSeverity() == IssueSeverity.ERROR)
                .map(issue -> issue.getExpression().get(0).getValue())
                .toList();
    }
}
