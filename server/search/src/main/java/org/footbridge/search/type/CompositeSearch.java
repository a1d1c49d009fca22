package org.footbridge.search.type;

import java.util.List;
import java.util.Map;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.CompositeParts;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.type.ParameterType.Match;
import org.footbridge.search.type.ParameterType.Question;
import org.footbridge.search.value.Escapes;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/**
 * Composite parameters of a code and one other value, {@code code$value}. A hash of the composite parameter and the code
 * serves as the parameter key under which the value is indexed. Composites with a start and an end are an
 * {@link IntervalSearch}.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#composite">R4 3.1.1.4.15 composite</a>
 */
public final class CompositeSearch {

    private final Keys keys;
    private final Map<Kind, ParameterType> types;
    private final TokenForms forms;
    private final IntervalSearch intervals;

    public CompositeSearch(SearchBasis basis, Map<Kind, ParameterType> types) {
        this.keys = basis.keys();
        this.types = types;
        this.forms = new TokenForms(basis.codeSets());
        this.intervals = new IntervalSearch(keys, forms);
    }

    /** Adds the pair of a code and a value; {@code kind} is that of the value. */
    public void index(Base code, Base value, Kind kind, long key, IndexEntries.Builder entries) {
        List<Long> codes = forms.of(code, false).stream()
                .map(form -> keys.value(key, form.key()))
                .toList();
        if (isNumeric(kind)) {
            IndexEntries.Builder numbers = new IndexEntries.Builder();
            type(kind).index(value, key, numbers);
            entries.numbers(numbers, codes);
        } else {
            codes.forEach(codeKey -> type(kind).indexPart(value, codeKey, entries));
        }
    }

    /** A number has its code as a qualifier, and needs no row for each form of it. */
    private static boolean isNumeric(Kind kind) {
        return kind == Kind.NUMBER || kind == Kind.QUANTITY;
    }

    /** Adds the code, the start and the end of an interval in {@code resource}. */
    public void index(Resource resource, List<Base> interval, long key, IndexEntries.Builder entries) {
        intervals.index(resource, interval, key, entries);
    }

    /** Either part as its own type has it, but the first must have a code. */
    public Match match(Question question, String value) {
        if (CompositeParts.areInterval(question.parameter().components())) {
            return intervals.match(question, value);
        }
        List<String> parts = Escapes.split(value, '$');
        List<String> code = Escapes.split(parts.get(0), '|');
        if (parts.size() != 2
                || parts.get(1).isEmpty()
                || code.get(code.size() - 1).isEmpty()) {
            throw question.mustBe("code$value or system|code$value", value);
        }
        Kind kind = question.parameter().components().get(1).kind();
        List<Match> matches = TokenForms.asked(question, parts.get(0)).all().stream()
                .map(form -> keys.value(question.key(), form))
                .map(codeKey -> isNumeric(kind) ? question.qualified(codeKey) : question.at(codeKey))
                .map(about -> type(kind).match(about, parts.get(1)))
                .toList();
        return Match.any(matches);
    }

    private ParameterType type(Kind kind) {
        ParameterType type = types.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("no parameter type for " + kind);
        }
        return type;
    }
}
