package org.footbridge.store.concept;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.search.value.TextWords;

/** Concepts as rows of the table: written as the text of a {@code COPY}, and read. */
final class ConceptText {
    static final String WRITTEN = "system, number, rank, active, code, display, definition, parents, ancestors, sets,"
            + " properties, designations, words";

    /** The columns of {@code concept c} that {@link #read} reads. */
    static final String READ = "c.code, c.display, c.active, c.definition, c.sets, c.properties, c.designations";

    static final int COLUMNS = 7;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, List<String>>> LISTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Designation>> DESIGNATIONS = new TypeReference<>() {};

    private final int system;
    private final ConceptHierarchy hierarchy;

    ConceptText(int system, ConceptHierarchy hierarchy) {
        this.system = system;
        this.hierarchy = hierarchy;
    }

    /** {@code concept} as one line. */
    void write(Concept concept, StringBuilder to) {
        int number = hierarchy.number(concept.code());
        to.append(system).append('\t').append(number).append('\t');
        to.append(Math.min(concept.display().length(), Short.MAX_VALUE)).append('\t');
        to.append(concept.active() ? 't' : 'f').append('\t');
        escape(concept.code(), to).append('\t');
        escape(concept.display(), to).append('\t');
        concept.definition().ifPresentOrElse(text -> escape(text, to), () -> to.append("\\N"));
        array(hierarchy.parents(number), to.append('\t'));
        array(hierarchy.ancestors(number), to.append('\t'));
        escape(quoted(concept.sets()), to.append('\t')).append('\t');
        escape(json(concept.properties()), to).append('\t');
        escape(json(concept.designations()), to).append('\t');
        to.append(String.join(" ", words(concept))).append('\n');
    }

    private static Set<String> words(Concept concept) {
        Set<String> words = new LinkedHashSet<>(TextWords.of(concept.display()));
        concept.designations().forEach(designation -> words.addAll(TextWords.of(designation.value())));
        return words;
    }

    private static void array(int[] numbers, StringBuilder to) {
        to.append('{');
        for (int i = 0; i < numbers.length; i++) {
            to.append(i == 0 ? "" : ",").append(numbers[i]);
        }
        to.append('}');
    }

    private static String quoted(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** @see <a href="https://www.postgresql.org/docs/18/sql-copy.html#id-1.9.3.55.9.2">PostgreSQL: text format</a> */
    private static StringBuilder escape(String text, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> to.append("\\\\");
                case '\t' -> to.append("\\t");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                default -> to.append(c);
            }
        }
        return to;
    }

    static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T parsed(String json, TypeReference<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The types of properties, as {@link #json} wrote them. */
    static Map<String, String> texts(String json) {
        return parsed(json, TEXTS);
    }

    static Concept read(ResultSet row) throws SQLException {
        String properties = row.getString(6);
        String designations = row.getString(7);
        return new Concept(
                row.getString(1),
                row.getString(2),
                row.getBoolean(3),
                Optional.ofNullable(row.getString(4)),
                Arrays.asList((String[]) row.getArray(5).getArray()),
                properties.equals("{}") ? Map.of() : parsed(properties, LISTS),
                designations.equals("[]") ? List.of() : parsed(designations, DESIGNATIONS));
    }
}
