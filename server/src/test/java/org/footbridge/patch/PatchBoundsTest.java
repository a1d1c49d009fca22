package org.footbridge.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.patch.PatchSetup.BYTES_MAX;
import static org.footbridge.patch.PatchSetup.assertRefused;
import static org.footbridge.patch.PatchSetup.bytes;
import static org.footbridge.patch.PatchSetup.fhirPath;
import static org.footbridge.patch.PatchSetup.json;
import static org.footbridge.patch.PatchSetup.operation;
import static org.footbridge.patch.PatchSetup.patched;
import static org.footbridge.patch.PatchSetup.xml;

import java.time.Duration;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.problem.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a patch cannot be used for: to fill memory, to exhaust the stack or to keep the server busy. */
@Timeout(60)
class PatchBoundsTest {
    private static final String PATIENT = "{'resourceType':'Patient','id':'p','name':[{'text':'Ada'}]}";

    @Test
    void refusesCopiesThatDoubleTheDocumentAgainAndAgain() {
        String doubling = "{'op':'copy','from':'/name','path':'/name/-'}";
        Patch patch = json("[" + String.join(",", Collections.nCopies(40, doubling)) + "]");
        assertRefused(() -> patched(PATIENT, patch), ProblemKind.TOO_LARGE, "larger than the 1000000 bytes");
    }

    @Test
    void refusesCopiesThatAreRemovedAgainSinceTheyTakeTimeToo() {
        String text = "x".repeat(100_000);
        String round = "{'op':'copy','from':'/name','path':'/photo'},{'op':'remove','path':'/photo'}";
        Patch patch = json("[" + String.join(",", Collections.nCopies(400, round)) + "]");
        assertRefused(() -> patched(PATIENT.replace("Ada", text), patch), ProblemKind.TOO_LARGE, "1000000 bytes");
    }

    @Test
    void refusesAnOutcomeThatIsTooLarge() {
        String text = "x".repeat(2_000);
        byte[] patient = bytes(PATIENT.replace('\'', '"'));
        Patch added = json("[{'op':'add','path':'/name/0/family','value':'" + text + "'}]");
        assertThat(added.apply(patient, 2_200)).hasSizeGreaterThan(2_000);
        assertRefused(() -> added.apply(patient, 2_000), ProblemKind.TOO_LARGE, "2000 bytes");
        String value = "'name':'value','valueString':'" + text + "'";
        Patch path = fhirPath(operation("add", "Patient.name", "'name':'name','valueString':'family'", value));
        assertRefused(() -> path.apply(patient, 2_000), ProblemKind.TOO_LARGE, "2000 bytes");
        Patch selected = xml("<add sel='Patient/name'><family value='" + text + "'/></add>");
        assertRefused(() -> selected.apply(patient, 2_000), ProblemKind.TOO_LARGE, "2000 bytes");
    }

    @Test
    void refusesMoreThanAThousandOperations() {
        assertRefused(
                () -> json("[" + String.join(",", Collections.nCopies(1_001, "{'op':'test','path':'/id','value':'p'}"))
                        + "]"),
                ProblemKind.TOO_LARGE,
                "1001 operations; at most 1000");
        assertRefused(() -> xml("<remove sel='Patient/name'/>".repeat(1_001)), ProblemKind.TOO_LARGE, "at most 1000");
        String[] many = Collections.nCopies(1_001, operation("delete", "Patient.active"))
                .toArray(String[]::new);
        assertRefused(() -> fhirPath(many), ProblemKind.TOO_LARGE, "at most 1000");
    }

    @Test
    void refusesDeepPointersAndDeepPatches() {
        assertRefused(
                () -> json("[{'op':'remove','path':'" + "/a".repeat(100_000) + "'}]"),
                ProblemKind.MALFORMED,
                "100000 levels deep; at most 100");
        assertRefused(
                () -> json("[{'op':'add','path':'/a','value':" + "[".repeat(100_000) + "]".repeat(100_000) + "}]"),
                ProblemKind.MALFORMED,
                "more than 100 levels");
        assertRefused(
                () -> PatchSetup.PATCHES.xml("<a>".repeat(100_000) + "</a>".repeat(100_000)),
                ProblemKind.MALFORMED,
                "more than 100 levels");
    }

    @Test
    void refusesToBuildDepthStepByStep() {
        String wrap = "{'op':'move','from':'/name','path':'/photo'},{'op':'add','path':'/name','value':[]},"
                + "{'op':'move','from':'/photo','path':'/name/0'}";
        Patch moved = json("[" + String.join(",", Collections.nCopies(300, wrap)) + "]");
        assertRefused(() -> patched(PATIENT, moved), ProblemKind.RULE, "nested more than 100 levels");

        String nested = IntStream.range(1, 60)
                .mapToObj(i -> operation(
                        "add",
                        "Patient" + ".extension".repeat(i),
                        "'name':'name','valueString':'extension'",
                        "'name':'value','valueExtension':{'url':'urn:x'}"))
                .collect(Collectors.joining(","));
        Patch extended = fhirPath(
                operation(
                        "add",
                        "Patient",
                        "'name':'name','valueString':'extension'",
                        "'name':'value','valueExtension':{'url':'urn:x'}"),
                nested);
        assertRefused(() -> patched(PATIENT, extended), ProblemKind.RULE, "nested more than 50 elements deep");

        String into = "Patient/name";
        StringBuilder operations = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            operations.append("<add sel='").append(into).append("'><extension url='urn:x'/></add>");
            into += "/extension";
        }
        assertRefused(() -> xml(operations.toString()), ProblemKind.MALFORMED, "1000 are read");
        String deep = "<a>".repeat(60) + "</a>".repeat(60);
        String twice = "<add sel='Patient'>" + deep + "</add><add sel='" + "Patient" + "/a".repeat(60) + "'>" + deep
                + "</add>";
        assertRefused(() -> patched(PATIENT, xml(twice)), ProblemKind.RULE, "nested more than 100 levels");
    }

    @Test
    void refusesLongPathsAndSelectors() {
        assertRefused(
                () -> fhirPath(operation("delete", "Patient" + ".name".repeat(300))),
                ProblemKind.MALFORMED,
                "at most 1000");
        assertRefused(
                () -> xml("<remove sel='Patient" + "/name".repeat(300) + "'/>"), ProblemKind.MALFORMED, "at most 1000");
    }

    @Test
    void refusesWhatWouldTakeLongOnALargeResource() {
        byte[] patient = bytes(PATIENT.replace('\'', '"').replace("Ada", "x".repeat(900_000)));
        String[] paths = Collections.nCopies(900, operation("delete", "Patient.name.where(family = 'Okafor')"))
                .toArray(String[]::new);
        assertRefused(() -> fhirPath(paths).apply(patient, BYTES_MAX), ProblemKind.COSTLY, "Send several patches");
        Patch selectors = xml("<remove sel=\"Patient/name[family/@value='Okafor']\"/>".repeat(900));
        assertRefused(() -> selectors.apply(patient, BYTES_MAX), ProblemKind.COSTLY, "Send several patches");
    }

    @Test
    void evaluatesNestedConditionsInProportionToTheResource() {
        String names = IntStream.range(0, 2_000)
                .mapToObj(i -> "{'family':'F" + i + "','given':['A','B']}")
                .collect(Collectors.joining(","));
        String patient = "{'resourceType':'Patient','id':'p','name':[" + names + "]}";
        String condition = "given.where($this = 'A').exists()";
        for (int i = 0; i < 8; i++) {
            condition = "given.where($this = 'A' and " + condition.replaceFirst("^given", "\\$this") + ").exists()";
        }
        String path = "Patient.name.where(family = 'F1999' and " + condition + ").family";
        String value = "'name':'value','valueString':'Z'";
        long start = System.nanoTime();
        assertThat(patched(patient, fhirPath(operation("replace", path, value))))
                .contains("'family':'Z'");
        String selector = "Patient/name[family/@value='F1999'][given[@value='A']][given[2][@value='B']]/family/@value";
        assertThat(patched(patient, xml("<replace sel=\"" + selector + "\">Y</replace>")))
                .contains("'family':'Y'");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
}
