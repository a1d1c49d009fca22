package org.footbridge.terminology.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptHierarchy;
import org.footbridge.store.concept.ConceptLoads;
import org.footbridge.store.concept.Designation;

/**
 * A release of LOINC: {@code Loinc.csv} and, if present, the hierarchy by component, whose parts become concepts, too.
 *
 * @see <a href="https://terminology.hl7.org/LOINC.html">LOINC in FHIR</a>
 */
final class LoincRelease implements Release {
    private static final Pattern TABLE = Pattern.compile("Loinc\\.csv");
    private static final Pattern TREE = Pattern.compile("ComponentHierarchyBySystem\\.csv");
    private static final Pattern VERSION = Pattern.compile(".*Loinc[_-]v?(\\d+\\.\\d+).*", Pattern.CASE_INSENSITIVE);

    private static final List<String> PROPERTIES =
            List.of("COMPONENT", "PROPERTY", "TIME_ASPCT", "SYSTEM", "SCALE_TYP", "METHOD_TYP", "CLASS", "STATUS");
    private static final List<String> NAMES = List.of("SHORTNAME", "CONSUMER_NAME", "DisplayName");

    private final ReleaseFiles files;
    private final String table;
    private final ConceptLoads.Subject subject;

    private LoincRelease(ReleaseFiles files, String table, String version) {
        this.files = files;
        this.table = table;
        this.subject = new ConceptLoads.Subject(
                "http://loinc.org",
                version,
                "LOINC",
                PROPERTIES.stream().collect(Collectors.toMap(property -> property, property -> "string")));
    }

    /**
     * Empty if these are not the files of one.
     *
     * @param given where they are
     * @param version empty if it is to be taken from {@code given}
     */
    static Optional<Release> in(ReleaseFiles files, String given, Optional<String> version) {
        return files.named(TABLE).stream()
                .findFirst()
                .map(table -> new LoincRelease(files, table, version.orElseGet(() -> version(given + "/" + table))));
    }

    private static String version(String path) {
        Matcher matcher = VERSION.matcher(path);
        if (!matcher.matches()) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "The version of LOINC cannot be determined from '" + path + "'; give it, such as --version=2.81.");
        }
        return matcher.group(1);
    }

    @Override
    public ConceptLoads.Subject subject() {
        return subject;
    }

    @Override
    public void hierarchy(ConceptHierarchy to) {
        for (String tree : files.named(TREE)) {
            read(tree, List.of("IMMEDIATE_PARENT", "CODE"), row -> {
                if (!text(row, "IMMEDIATE_PARENT").isEmpty()) {
                    to.add(text(row, "CODE"), text(row, "IMMEDIATE_PARENT"));
                }
            });
        }
    }

    @Override
    public void concepts(Consumer<Concept> each) {
        Set<String> known = new HashSet<>();
        read(table, List.of("LOINC_NUM", "LONG_COMMON_NAME", "STATUS"), row -> {
            known.add(text(row, "LOINC_NUM"));
            each.accept(concept(row));
        });
        for (String tree : files.named(TREE)) {
            read(tree, List.of("CODE", "CODE_TEXT"), row -> {
                if (known.add(text(row, "CODE"))) {
                    each.accept(Concept.of(text(row, "CODE"), text(row, "CODE_TEXT")));
                }
            });
        }
    }

    private static Concept concept(Map<String, String> row) {
        Map<String, List<String>> properties = new LinkedHashMap<>();
        for (String property : PROPERTIES) {
            if (!text(row, property).isEmpty()) {
                properties.put(property, List.of(text(row, property)));
            }
        }
        List<Designation> names = new ArrayList<>();
        for (String name : NAMES) {
            if (!text(row, name).isEmpty()) {
                names.add(new Designation("en", "http://loinc.org", name, text(row, name)));
            }
        }
        return new Concept(
                text(row, "LOINC_NUM"),
                text(row, "LONG_COMMON_NAME"),
                !text(row, "STATUS").equals("DEPRECATED"),
                Optional.of(text(row, "DefinitionDescription")).filter(definition -> !definition.isEmpty()),
                List.of(),
                properties,
                names);
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    /** Every row of a file that has {@code needed} columns, by column. */
    private void read(String file, List<String> needed, Consumer<Map<String, String>> each) {
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
                .build();
        files.read(file, in -> {
            try (MappingIterator<Map<String, String>> rows = mapper.readerForMapOf(String.class)
                    .with(CsvSchema.emptySchema().withHeader())
                    .readValues(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
                int number = 1;
                while (rows.hasNextValue()) {
                    Map<String, String> row = rows.nextValue();
                    number++;
                    require(row, needed, file, number);
                    each.accept(row);
                }
            } catch (JsonProcessingException e) {
                throw new Problem(
                        ProblemKind.INVALID, "File '" + file + "' is no CSV: " + e.getOriginalMessage() + ".", e);
            }
        });
    }

    private static void require(Map<String, String> row, List<String> needed, String file, int number) {
        for (String column : needed) {
            if (!row.containsKey(column)) {
                throw new Problem(ProblemKind.INVALID, "File '" + file + "' has no column '" + column + "'.");
            }
        }
        if (text(row, needed.contains("CODE") ? "CODE" : "LOINC_NUM").isEmpty()) {
            throw new Problem(ProblemKind.INVALID, "Row " + number + " of '" + file + "' has no code.");
        }
    }
}
