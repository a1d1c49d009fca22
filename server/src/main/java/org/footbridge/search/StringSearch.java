package org.footbridge.search;

import java.util.Set;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.NormalText;
import org.footbridge.sql.Sql;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * String parameters: the beginning of a text, of any part of a name or of an address, without regard to case and
 * diacritics. {@code :contains} sees the first {@link NormalText#CODE_POINTS_MAX} code points.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#string">R4 3.1.1.4.8 string</a>
 */
final class StringSearch implements ParameterType {
    private static final String TABLE = "search_string";

    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        if (value instanceof HumanName name) {
            add(name.getText(), key, entries);
            add(name.getFamily(), key, entries);
            addAll(name.getGiven(), key, entries);
            addAll(name.getPrefix(), key, entries);
            addAll(name.getSuffix(), key, entries);
        } else if (value instanceof Address address) {
            add(address.getText(), key, entries);
            addAll(address.getLine(), key, entries);
            add(address.getCity(), key, entries);
            add(address.getDistrict(), key, entries);
            add(address.getState(), key, entries);
            add(address.getPostalCode(), key, entries);
            add(address.getCountry(), key, entries);
        } else if (value.isPrimitive()) {
            add(value.primitiveValue(), key, entries);
        }
    }

    private static void addAll(Iterable<StringType> texts, long key, IndexEntries.Builder entries) {
        texts.forEach(text -> add(text.getValue(), key, entries));
    }

    private static void add(@Nullable String text, long key, IndexEntries.Builder entries) {
        if (text != null) {
            entries.string(key, text);
        }
    }

    @Override
    public Set<String> modifiers(SearchParameter parameter) {
        return Set.of("exact", "contains");
    }

    @Override
    public Match match(Question question, String value) {
        String text = Escapes.unescape(value);
        String normal = NormalText.of(text);
        if (normal.isEmpty()) {
            throw question.mustBe("a text with at least one letter or digit", value);
        }
        return Match.row(
                TABLE,
                question.key(),
                switch (question.modifier()) {
                    case "exact" -> Sql.of("v.normal = ? AND v.value = ?", normal, text);
                    case "contains" -> Sql.of("v.normal LIKE ?", "%" + pattern(normal) + "%");
                    case Criterion.Compared.ENDS_WITH -> Sql.of("v.normal LIKE ?", "%" + pattern(normal));
                    case Criterion.Compared.EQUALS -> Sql.of("v.normal = ?", normal);
                    default -> startsWith(normal);
                });
    }

    /** A range, so that the index on the C collation serves it even where the planner cannot see the value. */
    private static Sql startsWith(String normal) {
        String successor = NormalText.successor(normal);
        return successor.isEmpty()
                ? Sql.of("v.normal >= ?", normal)
                : Sql.of("v.normal >= ? AND v.normal < ?", normal, successor);
    }

    private static String pattern(String text) {
        return text.replaceAll("([\\\\%_])", "\\\\$1");
    }
}
