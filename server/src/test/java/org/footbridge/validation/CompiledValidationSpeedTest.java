package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.rest.StrictReading.Written;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/**
 * What the check of our example of a referral costs, beside HAPI's validator in the same run. The figures are printed;
 * what is asserted is far below them, as the machine may have other things to do. For longer, {@code -Dspeed.rounds=100000}.
 */
class CompiledValidationSpeedTest {
    private static final int ROUNDS = Integer.getInteger("speed.rounds", 5_000);

    @Test
    void isManyTimesFasterThanHapi() throws IOException {
        Written referral = Validators.written(
                Files.readString(Validators.EXAMPLES.resolve("ServiceRequest-example-referral.json")));
        compiled(referral, ROUNDS);
        long[] nanos = new long[ROUNDS];
        long before = cpu();
        for (int i = 0; i < ROUNDS; i++) {
            nanos[i] = compiled(referral, 1);
        }
        double compiled = (double) (cpu() - before) / ROUNDS;
        int rounds = Math.max(40, ROUNDS / 200);
        hapi(referral, rounds);
        before = cpu();
        hapi(referral, rounds);
        double hapi = (double) (cpu() - before) / rounds;
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "Referral: compiled %.1f µs of processor time, median %.1f and p95 %.1f µs; HAPI %.0f µs, %.0f times as much%n",
                compiled / 1e3,
                nanos[ROUNDS / 2] / 1e3,
                nanos[ROUNDS / 20 * 19] / 1e3,
                hapi / 1e3,
                hapi / compiled);
        assertThat(hapi / compiled).isGreaterThan(20);
    }

    private static long compiled(Written written, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            assertThat(Validators.accepts(written)).isTrue();
        }
        return System.nanoTime() - start;
    }

    private static void hapi(Written written, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(Validators.errors(written)).isEmpty();
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** How much of R4 is compiled: of its invariants that are errors, those that are left to HAPI are printed. */
    @Test
    void compilesNearlyAllInvariantsOfR4() {
        FhirPaths paths = new FhirPaths();
        List<String> errors = Validators.READING.context().getResourceTypes().stream()
                .sorted()
                .map(type -> (StructureDefinition) Validators.DEFINITIONS
                        .current()
                        .support()
                        .fetchStructureDefinition("http://hl7.org/fhir/StructureDefinition/" + type))
                .flatMap(definition -> definition.getSnapshot().getElement().stream())
                .flatMap(element -> element.getConstraint().stream())
                .filter(invariant -> "error".equals(invariant.getSeverity().toCode()) && invariant.hasExpression())
                .map(invariant -> invariant.getKey() + " " + invariant.getExpression())
                .distinct()
                .toList();
        List<String> left = errors.stream()
                .filter(invariant -> !paths.compiles(invariant.substring(invariant.indexOf(' ') + 1)))
                .toList();
        System.out.printf("%d of R4's %d invariants are not compiled: %s%n", left.size(), errors.size(), left);
        assertThat(left).hasSizeLessThan(errors.size() / 20);
    }
}
