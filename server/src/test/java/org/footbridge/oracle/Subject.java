package org.footbridge.oracle;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.footbridge.RunningServer;
import org.footbridge.oracle.naive.Definitions;
import org.footbridge.oracle.naive.Evaluator;
import org.footbridge.oracle.naive.Population;
import org.footbridge.oracle.naive.Settings;
import org.footbridge.oracle.random.Feature;
import org.footbridge.oracle.random.Populations;

/** A population on a server, and who knows the right answers about it. */
record Subject(long seed, Evaluator evaluator) {
    /** What the server says it is; where it answers is known only when it runs. */
    static final String BASE = "https://footbridge.example/fhir";

    /** Neither whole hours from UTC nor always the same. */
    private static final ZoneId ELSEWHERE = ZoneId.of("America/St_Johns");

    private static final Definitions DEFINITIONS = new Definitions();

    static Subject of(Loader loader, long seed, Set<Feature> features) {
        return of(seed, loader.load(Populations.of(seed, BASE)), features);
    }

    static Subject of(long seed, Population population, Set<Feature> features) {
        return new Subject(seed, new Evaluator(population, DEFINITIONS, settings(features)));
    }

    private static Settings settings(Set<Feature> features) {
        return new Settings(
                BASE,
                features.contains(Feature.DATE_ZONE) ? ELSEWHERE : ZoneOffset.UTC,
                features.contains(Feature.QUANTITY_CONVERTED));
    }

    /** A server that is set up for {@code features}. */
    static RunningServer server(Set<Feature> features) {
        List<String> arguments = new ArrayList<>(List.of(
                "--footbridge.validation.mode=off",
                "--footbridge.references.on-delete=allow",
                "--footbridge.base-url=" + BASE));
        if (features.contains(Feature.DATE_ZONE)) {
            arguments.add("--footbridge.search.zone=" + ELSEWHERE);
        }
        return RunningServer.with(arguments.toArray(String[]::new));
    }

    static Definitions definitions() {
        return DEFINITIONS;
    }
}
