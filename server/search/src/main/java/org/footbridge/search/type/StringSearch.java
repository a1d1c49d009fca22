package org.footbridge.search.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.IndexEntries.StringEntry;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.query.TextColumn;
import org.footbridge.search.query.ValueTable;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.NormalText;
import org.footbridge.search.value.PersonName;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.StringType;

/**
 * String parameters. A query matches the beginning of a text, of any part of an address, or of any word of a person's name;
 * it ignores case, diacritics and punctuation. {@code :contains} searches the first {@link NormalText#CODE_POINTS_MAX} code
 * points.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#string">R4 3.1.1.4.8 string</a>
 */
public final class StringSearch implements ParameterType {
    private static final TextColumn<StringEntry> NORMAL = new TextColumn<>("v.normal", StringEntry::normal);
    private static final TextColumn<StringEntry> VALUE = new TextColumn<>("v.value", StringEntry::value);

    private final boolean names;

    /** @param names whether every text is a person's name, or a part of one */
    private StringSearch(boolean names) {
        this.names = names;
    }

    /** Creates the type for plain texts. */
    StringSearch() {
        this(false);
    }

    /** Returns the type for the values of {@code parameter}. */
    public static StringSearch of(SearchParameter parameter) {
        return new StringSearch(PersonName.isAt(parameter.expression()));
    }

    @Override
    public void index(Base value, long key, IndexEntries.Builder entries) {
        if (value instanceof HumanName name) {
            parts(name).forEach(text -> entries.name(key, text));
        } else if (value instanceof Address address) {
            parts(address).forEach(text -> entries.string(key, text));
        } else if (value.isPrimitive() && value.hasPrimitiveValue()) {
            if (names) {
                entries.name(key, value.primitiveValue());
            } else {
                entries.string(key, value.primitiveValue());
            }
        }
    }

    private static Stream<String> parts(HumanName name) {
        List<StringType> parts = new ArrayList<>(List.of(name.getTextElement(), name.getFamilyElement()));
        parts.addAll(name.getGiven());
        parts.addAll(name.getPrefix());
        parts.addAll(name.getSuffix());
        return texts(parts);
    }

    private static Stream<String> parts(Address address) {
        List<StringType> parts = new ArrayList<>(List.of(
                address.getTextElement(),
                address.getCityElement(),
                address.getDistrictElement(),
                address.getStateElement(),
                address.getPostalCodeElement(),
                address.getCountryElement()));
        parts.addAll(address.getLine());
        return texts(parts);
    }

    private static Stream<String> texts(List<StringType> parts) {
        return parts.stream().filter(StringType::hasPrimitiveValue).map(StringType::primitiveValue);
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
            throw question.mustBe("a text with at least one visible character", value);
        }
        String part = PersonName.isAt(question.parameter().expression()) ? PersonName.joined(text) : normal;
        return Match.row(
                ValueTable.STRINGS,
                question.key(),
                switch (question.modifier()) {
                    case "exact" -> NORMAL.is(normal).and(VALUE.is(text));
                    case "contains" -> NORMAL.contains(part);
                    case FilterComparison.ENDS_WITH -> NORMAL.endsWith(part);
                    case FilterComparison.EQUALS -> NORMAL.is(normal).and(VALUE.isNotEmpty());
                    default -> NORMAL.startsWith(part);
                });
    }
}
