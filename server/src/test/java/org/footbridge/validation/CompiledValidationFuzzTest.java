package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.rest.StrictReading.Written;
import org.junit.jupiter.api.Test;

/**
 * What the compiled profiles accept, HAPI's validator finds no error in: on mutants of valid resources, made of fixed
 * seeds. The build makes 20,000 mutants, and of those that are accepted asks HAPI about every twelfth; for more, run with
 * {@code -Dfuzz.mutants=200000 -Dfuzz.stride=1 -Dfuzz.seed=7}.
 */
class CompiledValidationFuzzTest {
    private static final int MUTANTS = Integer.getInteger("fuzz.mutants", 20_000);
    private static final int STRIDE = Integer.getInteger("fuzz.stride", 12);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261);

    @Test
    void acceptsNoMutantOfOurExamplesThatHapiRefuses() {
        run("our examples", Validators.OURS, Validators.examples(), MUTANTS * 2 / 5, SEED);
    }

    @Test
    void acceptsNoMutantOfExamplesOfR4ThatHapiRefuses() throws IOException {
        run("examples of R4", Validators.OURS, Validators.r4Examples(), MUTANTS * 2 / 5, SEED + 1);
    }

    @Test
    void acceptsNoMutantOfPublishedResourcesThatHapiRefuses() throws IOException {
        List<String> published = accepted(Validators.OURS, Validators.published());
        assumeTrue(!published.isEmpty(), "No published resources: FHIR_TEST_DATA names no directory that has some");
        run("published examples, Gravity's among them", Validators.OURS, published, MUTANTS / 10, SEED + 2);
    }

    @Test
    void acceptsNoMutantOfUkCoreExamplesThatHapiRefuses() throws IOException {
        assumeTrue(UkCore.isThere(), "No UK Core: FHIR_TEST_DATA names no directory that has it");
        Validators.Pair ukCore = UkCore.validators();
        run("UK Core's examples and profiles", ukCore, accepted(ukCore, UkCore.examples()), MUTANTS / 10, SEED + 3);
    }

    private static List<String> accepted(Validators.Pair validators, List<String> texts) {
        return texts.stream()
                .filter(text -> Validators.READING
                        .read(text)
                        .filter(validators::accepts)
                        .isPresent())
                .toList();
    }

    private static void run(String what, Validators.Pair validators, List<String> originals, int mutants, long seed) {
        assertThat(originals).as(what).hasSizeGreaterThan(20);
        Mutator anything = new Mutator(seed, originals);
        FittingMutator fitting = new FittingMutator(seed, originals);
        Set<String> texts = new HashSet<>();
        int refused = 0;
        int doubted = 0;
        int accepted = 0;
        int asked = 0;
        List<String> disagreements = new ArrayList<>();
        for (int i = 0; refused + doubted + accepted < mutants; i++) {
            String text = i % 8 == 0 ? anything.next() : fitting.next();
            if (!texts.add(text)) {
                continue;
            }
            Optional<Written> written = Validators.READING.read(text);
            if (written.isEmpty()) {
                refused++;
            } else if (!validators.accepts(written.get())) {
                doubted++;
            } else if (accepted++ % STRIDE == 0) {
                asked++;
                List<String> errors = validators.errors(written.get());
                if (!errors.isEmpty()) {
                    disagreements.add(errors + "\n  " + written.get().text());
                }
            }
        }
        System.out.printf(
                "Mutants of %d %s, seed %d: %d, %d refused when read, %d left to HAPI, %d accepted, %d of them judged by HAPI%n",
                originals.size(), what, seed, mutants, refused, doubted, accepted, asked);
        assertThat(disagreements).isEmpty();
        assertThat(refused).as("mutants that were not even read").isLessThan(mutants / 3);
        assertThat(accepted).as("mutants that were accepted").isGreaterThan(mutants / 5);
    }
}
