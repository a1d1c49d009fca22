package org.footbridge.terminology.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.Designation;

/**
 * Builds a concept from its RF2 rows. A row consists of id, time, active, kind and content; the kind is the type of a
 * description, or one of the constants below.
 */
final class Rf2Concept {
    static final String ITSELF = "concept";
    static final String MEMBER = "member";

    private static final String FULL_NAME = "900000000000003001";
    private static final String SYNONYM = "900000000000013009";
    private static final String DEFINITION = "900000000000550004";
    private static final String DEFINED = "900000000000073002";

    private Rf2Concept() {}

    /** Returns the latest row of each component, active or not. */
    static Collection<String[]> latest(List<String[]> rows) {
        Map<String, String[]> latest = new LinkedHashMap<>();
        rows.forEach(row -> latest.merge(row[0], row, (one, other) -> other[1].compareTo(one[1]) > 0 ? other : one));
        return latest.values();
    }

    static boolean isActive(String[] row) {
        return row[2].equals("1");
    }

    static Concept of(String code, Collection<String[]> rows) {
        String[] itself =
                rows.stream().filter(row -> row[3].equals(ITSELF)).findFirst().orElseThrow();
        List<String[]> active = rows.stream().filter(Rf2Concept::isActive).toList();
        List<String[]> synonyms = of(SYNONYM, active);
        List<String[]> names = of(FULL_NAME, active);
        Optional<String[]> display = synonyms.stream()
                .max(Comparator.<String[], String>comparing(row -> row[5])
                        .thenComparing(row -> row[0], Comparator.reverseOrder()))
                .or(() -> names.stream().findFirst());
        List<Designation> others = new ArrayList<>();
        names.forEach(row -> others.add(new Designation("en", Rf2Release.SYSTEM, FULL_NAME, row[4])));
        synonyms.stream()
                .filter(row -> !row[4].equals(display.orElseThrow()[4]))
                .forEach(row -> others.add(new Designation("en", Rf2Release.SYSTEM, SYNONYM, row[4])));
        return new Concept(
                code,
                display.map(row -> row[4]).orElse(""),
                isActive(itself),
                of(DEFINITION, active).stream().map(row -> row[4]).findFirst(),
                of(MEMBER, active).stream().map(row -> row[4]).distinct().toList(),
                Map.of(
                        "effectiveTime", List.of(itself[1]),
                        "moduleId", List.of(itself[4]),
                        "sufficientlyDefined", List.of(String.valueOf(itself[5].equals(DEFINED)))),
                others);
    }

    private static List<String[]> of(String kind, List<String[]> rows) {
        return rows.stream().filter(row -> row[3].equals(kind)).toList();
    }
}
