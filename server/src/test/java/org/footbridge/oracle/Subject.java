package org.footbridge.oracle;

import java.util.Set;
import org.footbridge.oracle.naive.Definitions;
import org.footbridge.oracle.naive.Evaluator;
import org.footbridge.oracle.naive.Population;
import org.footbridge.oracle.random.Feature;
import org.footbridge.oracle.random.Populations;

/** A population on a server, and who knows the right answers about it. */
record Subject(long seed, Evaluator evaluator) {
    /** What the server says it is; where it answers is known only when it runs. */
    static final String BASE = "https://footbridge.example/fhir";

    static final String[] SETTINGS = {"--footbridge.validation.mode=off", "--footbridge.base-url=" + BASE};

    private static final Definitions DEFINITIONS = new Definitions();

    static Subject of(Loader loader, long seed, Set<Feature> features) {
        return of(seed, loader.load(Populations.of(seed, BASE)), features);
    }

    static Subject of(long seed, Population population, Set<Feature> features) {
        boolean converts = features.contains(Feature.QUANTITY_CONVERTED);
        return new Subject(seed, new Evaluator(population, DEFINITIONS, BASE, converts));
    }

    static Definitions definitions() {
        return DEFINITIONS;
    }
}
