package org.footbridge.terminology.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.ecl.SyntheticConcepts;

/**
 * Writes a release in the form of SNOMED CT's (RF2) whose concepts are made up. Concept 1 is above all; each other has one
 * to three parents among those before it, every 50th is inactive, and every 7th is a member of the reference set that
 * concept 2 stands for.
 */
public final class SyntheticRelease {
    public static final String VERSION = "http://snomed.info/sct/" + SyntheticConcepts.concept(1) + "/version/20260101";

    private static final String MODULE = SyntheticConcepts.concept(1);
    private static final String SYNONYM = "900000000000013009";
    private static final String FULL_NAME = "900000000000003001";

    private SyntheticRelease() {}

    /** What concept {@code number} is below, as numbers. */
    public static Set<Integer> parents(int number) {
        Set<Integer> parents = new TreeSet<>();
        if (number > 1 && isActive(number)) {
            parents.add(Math.max(1, number / 6));
            if (number % 3 == 0) {
                parents.add(Math.max(1, number / 7));
            }
            if (number % 5 == 0) {
                parents.add(Math.max(1, number / 11));
            }
        }
        parents.removeIf(parent -> !isActive(parent));
        return parents;
    }

    public static boolean isActive(int number) {
        return number % 50 != 0;
    }

    public static boolean isMember(int number) {
        return number % 7 == 0;
    }

    /** {@code count} concepts below {@code directory}, which is returned. */
    public static Path write(Path directory, int count) {
        Path terminology = directory.resolve("Snapshot/Terminology");
        Path sets = directory.resolve("Snapshot/Refset");
        try {
            Files.createDirectories(terminology);
            Files.createDirectories(sets);
            rows(
                    terminology.resolve("sct2_Concept_Snapshot_ZZ_20260101.txt"),
                    Rf2File.CONCEPT,
                    count,
                    number -> List.of(row(id(number), isActive(number), MODULE, "900000000000074008")));
            rows(
                    terminology.resolve("sct2_Description_Snapshot-en_ZZ_20260101.txt"),
                    Rf2File.DESCRIPTION,
                    count,
                    SyntheticRelease::descriptions);
            rows(
                    terminology.resolve("sct2_Relationship_Snapshot_ZZ_20260101.txt"),
                    Rf2File.RELATIONSHIP,
                    count,
                    SyntheticRelease::relationships);
            rows(
                    sets.resolve("der2_Refset_SimpleSnapshot_ZZ_20260101.txt"),
                    Rf2File.SIMPLE,
                    count,
                    number -> isMember(number)
                            ? List.of(row("member-" + number, true, MODULE, id(2), id(number)))
                            : List.of());
            rows(
                    sets.resolve("der2_cRefset_LanguageSnapshot-en_ZZ_20260101.txt"),
                    Rf2File.LANGUAGE,
                    count,
                    number -> List.of(row(
                            "preference-" + number,
                            true,
                            MODULE,
                            "900000000000508004",
                            SyntheticConcepts.concept(number * 4 + 1),
                            "900000000000548007")));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(int number) {
        return SyntheticConcepts.concept(number);
    }

    private static List<String> descriptions(int number) {
        return List.of(
                description(number, 0, FULL_NAME, "Thing " + number + " (finding)"),
                description(number, 1, SYNONYM, "Thing " + number),
                description(number, 2, SYNONYM, "A made-up finding, number " + number));
    }

    private static String description(int number, int index, String type, String term) {
        return row(
                SyntheticConcepts.concept(number * 4 + index),
                true,
                MODULE,
                id(number),
                "en",
                type,
                term,
                "900000000000448009");
    }

    private static List<String> relationships(int number) {
        List<String> rows = new ArrayList<>();
        for (int parent : parents(number)) {
            rows.add(row(
                    SyntheticConcepts.concept(number * 4 + rows.size()),
                    true,
                    MODULE,
                    id(number),
                    id(parent),
                    "0",
                    "116680003",
                    "900000000000011006",
                    "900000000000451002"));
        }
        return rows;
    }

    /** A row of any of the files. */
    static String row(String id, boolean active, String... more) {
        return id + "\t20260101\t" + (active ? "1" : "0") + "\t" + String.join("\t", more);
    }

    private interface Rows {
        List<String> of(int number);
    }

    private static void rows(Path file, Rf2File kind, int count, Rows rows) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(String.join("\t", kind.columns()) + "\r\n");
            for (int number = 1; number <= count; number++) {
                for (String row : rows.of(number)) {
                    writer.write(row + "\r\n");
                }
            }
        }
    }
}
