package org.footbridge.terminology.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptHierarchy;
import org.footbridge.store.concept.ConceptLoads;

/**
 * A release of SNOMED CT as RF2: the snapshot with descriptions in English, "is a" relationships and simple reference sets.
 * If several files contain the same component, as in editions of several packages, the row with the latest effective time is
 * used.
 *
 * @see <a href="https://terminology.hl7.org/SNOMEDCT.html">SNOMED CT in FHIR</a>
 */
final class Rf2Release implements Release {
    static final String SYSTEM = "http://snomed.info/sct";

    private static final String IS_A = "116680003";
    private static final String INTERNATIONAL = "900000000000207008";
    private static final Pattern DATED = Pattern.compile(".*_([A-Z]{2,3})[^_]*_(\\d{8})\\.txt");

    private final ReleaseFiles files;
    private final ConceptLoads.Subject subject;
    private final Identifiers known = new Identifiers();

    private Rf2Release(ReleaseFiles files, ConceptLoads.Subject subject) {
        this.files = files;
        this.subject = subject;
    }

    /**
     * Empty if these are not the files of one.
     *
     * @param version empty if it is to be taken from the names of the files
     */
    static Optional<Release> in(ReleaseFiles files, Optional<String> version) {
        List<String> concepts = Rf2File.CONCEPT.in(files);
        if (concepts.isEmpty()) {
            return Optional.empty();
        }
        for (Rf2File needed : List.of(Rf2File.DESCRIPTION, Rf2File.RELATIONSHIP)) {
            if (needed.in(files).isEmpty()) {
                throw new Problem(
                        ProblemKind.INVALID,
                        "The release has '" + concepts.get(0) + "', but no snapshot file of kind " + needed + ".");
            }
        }
        ConceptLoads.Subject subject = new ConceptLoads.Subject(
                SYSTEM,
                version.orElseGet(() -> version(concepts.get(0))),
                "SNOMED CT",
                Map.of("effectiveTime", "string", "moduleId", "code", "sufficientlyDefined", "boolean"));
        return Optional.of(new Rf2Release(files, subject));
    }

    private static String version(String file) {
        Matcher matcher = DATED.matcher(ReleaseFiles.base(file));
        if (!matcher.matches() || !matcher.group(1).equals("INT")) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "The edition cannot be determined from '" + file + "'; give its version, such as --version="
                            + SYSTEM + "/<id of the edition's module>/version/<yyyymmdd>.");
        }
        return SYSTEM + "/" + INTERNATIONAL + "/version/" + matcher.group(2);
    }

    @Override
    public ConceptLoads.Subject subject() {
        return subject;
    }

    @Override
    public void hierarchy(ConceptHierarchy to) {
        Rf2File.CONCEPT.read(files, row -> known.add(Long.parseLong(row.identifier(0))));
        try (Spool relationships = new Spool()) {
            Rf2File.RELATIONSHIP.read(files, row -> {
                if (row.field(7).equals(IS_A)) {
                    relationships.add(concept(row, 4), row.id(), row.time(), row.active(), concept(row, 5));
                }
            });
            relationships.read((child, rows) -> Rf2Concept.latest(rows).stream()
                    .filter(Rf2Concept::isActive)
                    .forEach(row -> to.add(child, row[3])));
        }
    }

    private String concept(Row row, int field) {
        String concept = row.identifier(field);
        if (!known.contains(Long.parseLong(concept))) {
            throw row.wrong("concept '" + concept
                    + "', which is in no concept file; load an extension together with the edition that it extends");
        }
        return concept;
    }

    @Override
    public void concepts(Consumer<Concept> each) {
        Rf2Preferences preferences = Rf2Preferences.read(files);
        try (Spool spool = new Spool()) {
            Rf2File.CONCEPT.read(
                    files, row -> add(spool, row.id(), row, Rf2Concept.ITSELF, row.field(3), row.field(4)));
            Rf2File.DESCRIPTION.read(
                    files,
                    row -> add(
                            spool,
                            concept(row, 4),
                            row,
                            row.field(6),
                            row.field(7),
                            preferences.of(row.identifier(0))));
            Rf2File.DEFINITION.read(files, row -> add(spool, concept(row, 4), row, row.field(6), row.field(7)));
            Rf2File.SIMPLE.read(files, row -> {
                if (known.contains(Long.parseLong(row.identifier(5)))) {
                    add(spool, row.field(5), row, Rf2Concept.MEMBER, row.identifier(4));
                }
            });
            spool.read((code, rows) -> each.accept(Rf2Concept.of(code, Rf2Concept.latest(rows))));
        }
    }

    private static void add(Spool spool, String concept, Row row, String kind, String... content) {
        String[] fields = new String[4 + content.length];
        fields[0] = row.id();
        fields[1] = row.time();
        fields[2] = row.active();
        fields[3] = kind;
        System.arraycopy(content, 0, fields, 4, content.length);
        spool.add(concept, fields);
    }
}
