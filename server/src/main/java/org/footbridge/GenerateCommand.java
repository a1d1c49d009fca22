package org.footbridge;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.footbridge.outcome.population.Effects;
import org.footbridge.outcome.population.PopulationBundles;
import org.footbridge.outcome.population.SyntheticPopulation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code bin/footbridge generate [--people=N] [--seed=N] [--gp-ratio=R] [--ae-ratio=R] [--loneliness-change=D] [--to=FILE]}: writes a
 * synthetic population as FHIR transactions, one a line. The same arguments write the same bytes. It needs no database.
 */
final class GenerateCommand {
    static final String NAME = "generate";
    static final int WRITTEN = 0;
    static final int NOT_RUN = 2;

    private static final Logger log = LoggerFactory.getLogger(GenerateCommand.class);
    private static final String CANONICAL = "canonical";
    private static final Set<String> KNOWN =
            Set.of("people", "seed", "gp-ratio", "ae-ratio", "loneliness-change", "to", CANONICAL);
    private static final int PEOPLE_MAX = 999_999;

    private GenerateCommand() {}

    /** The exit code; without {@code --to} the transactions are written to {@code out}. */
    static int run(String[] arguments, PrintStream out) {
        try {
            Map<String, String> given = given(arguments);
            if (!given.containsKey("to")) {
                write(given, out);
                return WRITTEN;
            }
            try (PrintStream file =
                    new PrintStream(Files.newOutputStream(Path.of(given.get("to"))), false, StandardCharsets.UTF_8)) {
                write(given, file);
                return WRITTEN;
            }
        } catch (IllegalArgumentException wrong) {
            log.error("Nothing was written: {}", wrong.getMessage());
            return NOT_RUN;
        } catch (IOException unwritable) {
            log.error("Nothing was written to the file: {}", unwritable.getMessage());
            return NOT_RUN;
        }
    }

    private static Map<String, String> given(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        Arrays.stream(arguments).forEach(argument -> {
            String[] parts = argument.replaceFirst("^--", "").split("=", 2);
            if (parts.length < 2 || !KNOWN.contains(parts[0])) {
                throw new IllegalArgumentException("'" + argument + "' is none of "
                        + String.join(", ", KNOWN.stream().sorted().toList()) + ", as in --people=1000");
            }
            given.put(parts[0], parts[1]);
        });
        return given;
    }

    private static void write(Map<String, String> given, PrintStream out) {
        int people = Integer.parseInt(given.getOrDefault("people", "1000"));
        if (people < 1 || people > PEOPLE_MAX) {
            throw new IllegalArgumentException("--people must be from 1 to " + PEOPLE_MAX);
        }
        long seed = Long.parseLong(given.getOrDefault("seed", "1"));
        Effects effects = new Effects(
                number(given, "gp-ratio", Effects.QUOTED.gpRatio()),
                number(given, "ae-ratio", Effects.QUOTED.aeRatio()),
                number(given, "loneliness-change", Effects.QUOTED.lonelinessChange()));
        new PopulationBundles(
                        new SyntheticPopulation(seed, effects),
                        given.getOrDefault(CANONICAL, "https://fhir.footbridge.example"),
                        "synthetic-" + seed)
                .write(people, out::println);
    }

    private static double number(Map<String, String> given, String name, double other) {
        return given.containsKey(name) ? Double.parseDouble(given.get(name)) : other;
    }
}
