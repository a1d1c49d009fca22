package org.footbridge.validation;

import static org.assertj.core.api.Assertions.assertThat;

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
 * seeds. The build makes 20,000 mutants, and of those that are accepted asks HAPI about every fourth; for more, run with
 * {@code -Dfuzz.mutants=200000 -Dfuzz.stride=1 -Dfuzz.seed=7}.
 */
class CompiledValidationFuzzTest {
    private static final int MUTANTS = Integer.getInteger("fuzz.mutants", 20_000);
    private static final int STRIDE = Integer.getInteger("fuzz.stride", 4);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261);

    @Test
    void acceptsNoMutantOfOurExamplesThatHapiRefuses() {
        run("our examples", Validators.examples(), MUTANTS / 2, SEED);
    }

    @Test
    void acceptsNoMutantOfPublishedResourcesThatHapiRefuses() throws IOException {
        List<String> originals = new ArrayList<>(Validators.examples());
        for (String published : Validators.published()) {
            if (Validators.accepts(Validators.written(published))) {
                originals.add(published);
            }
        }
        run(originals.size() + " examples, ours and published ones", originals, MUTANTS - MUTANTS / 2, SEED + 1);
    }

    private static void run(String what, List<String> originals, int mutants, long seed) {
        Mutator mutator = new Mutator(seed, originals);
        Set<String> texts = new HashSet<>();
        int refused = 0;
        int doubted = 0;
        int accepted = 0;
        int asked = 0;
        List<String> disagreements = new ArrayList<>();
        while (refused + doubted + accepted < mutants) {
            String text = mutator.next();
            Optional<Written> written = texts.add(text) ? Validators.READING.read(text) : Optional.empty();
            if (written.isEmpty()) {
                refused++;
            } else if (!Validators.accepts(written.get())) {
                doubted++;
            } else if (accepted++ % STRIDE == 0) {
                asked++;
                List<String> errors = Validators.errors(written.get());
                if (!errors.isEmpty()) {
                    disagreements.add(errors + "\n  " + written.get().text());
                }
            }
        }
        System.out.printf(
                "%s, seed %d: %d mutants, %d refused when read, %d left to HAPI, %d accepted, %d of them judged by HAPI%n",
                what, seed, mutants, refused, doubted, accepted, asked);
        assertThat(disagreements).isEmpty();
        assertThat(asked).isGreaterThan(mutants / 200);
    }
}
