package org.footbridge.search;

import com.google.common.base.Strings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.search.Criterion.Values;
import org.footbridge.search.SearchParameter.Kind;
import org.footbridge.search.value.CodeCase;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.FixedCodes;
import org.footbridge.sql.Sql;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumeration;

/**
 * Codes that are indexed together with a date or a number: what has a code and lies in a range is then one stretch of an
 * index, where else every row that has the code is looked up. A pair costs some ninety bytes a resource, so there are only
 * those that reports and work lists ask for: outcomes by measure and time or score, referrals by state and time, and of each
 * category, tasks by state and time.
 *
 * <p>A pair is the code without its system, which stands beside it: most codes are of one system only, and so both ways to
 * ask for a code find them in the order of the range. Of several codes it is the system of the last.
 */
final class CompositeIndexes {
    /** What lasts no longer, the longest of days included, is found by where it begins. */
    static final long NEAR_MICROS = 25 * 3_600_000_000L;

    /** More codes, or combinations of them, are not asked for at once. */
    private static final int CODES_MAX = 4;

    /** Of those that a query may ask for, the one with the most codes comes first. */
    private static final List<CompositeIndex> ALL = List.of(
            new CompositeIndex("Observation", List.of("code"), "date"),
            new CompositeIndex("Observation", List.of("code"), "value-quantity"),
            new CompositeIndex("ServiceRequest", List.of("status", "category"), "authored"),
            new CompositeIndex("ServiceRequest", List.of("status"), "authored"),
            new CompositeIndex("Task", List.of("status"), "authored-on"));

    private final SearchParameters parameters;
    private final Keys keys;
    private final TokenForms forms;

    /** Token parameters and a range of the same type, by their codes. */
    record CompositeIndex(String type, List<String> codes, String range) {}

    /**
     * Codes as they stand beside a range, {@code near} a point or not; {@code system} is a key, too, and empty if it follows
     * from the parameter or any will do.
     */
    record CodeKeys(long near, long far, Optional<Long> system) {}

    /** Of a resource or asked for, in the form of {@link CodeCase}; {@code system} is empty if it follows from the parameter or any will do. */
    private record Code(String code, Optional<Long> system) {}

    CompositeIndexes(SearchParameters parameters, SearchBasis basis) {
        this.parameters = parameters;
        this.keys = basis.keys();
        this.forms = new TokenForms(basis.codeSets());
    }

    /** Those of {@code type} that its parameters, as they are, allow for: of the range a resource has one at most. */
    List<CompositeIndex> of(String type) {
        return ALL.stream()
                .filter(index -> index.type().equals(type)
                        && index.codes().stream().allMatch(code -> isKind(type, code, Kind.TOKEN)))
                .filter(index -> index.codes().stream()
                        .limit(index.codes().size() - 1L)
                        .allMatch(code ->
                                fixed(parameters.find(type, code).orElseThrow()).isKnown()))
                .filter(index -> isKind(type, index.range(), Kind.DATE) || isKind(type, index.range(), Kind.QUANTITY))
                .filter(index ->
                        parameters.find(type, index.range()).orElseThrow().isSingle())
                .toList();
    }

    private boolean isKind(String type, String code, Kind kind) {
        return parameters
                .find(type, code)
                .filter(parameter -> parameter.kind() == kind && parameter.isIndexed())
                .isPresent();
    }

    private static FixedCodes fixed(SearchParameter parameter) {
        return FixedCodes.of(parameter.expression());
    }

    /** Whether a range begins where it ends, or hardly earlier. */
    static boolean isNear(long low, long high) {
        return low >= high - NEAR_MICROS;
    }

    /** That a row {@code x} of dates is not, in the words of the index {@code search_date_far}, or it would be of no use. */
    static Sql far() {
        return Sql.of("x.low < x.high - " + NEAR_MICROS);
    }

    /** Whether a number is one, and no range. */
    static boolean isNear(BigDecimal low, BigDecimal high) {
        return low.compareTo(high) == 0;
    }

    /** What stands beside the range of {@code pair}: each code in the first of {@code values} with each in the next. */
    Stream<CodeKeys> codeKeys(CompositeIndex index, List<List<Base>> values) {
        return combined(
                index,
                values.stream()
                        .map(some -> some.stream().flatMap(this::codes).toList())
                        .toList());
    }

    private Stream<Code> codes(Base value) {
        if (value instanceof CodeableConcept concept) {
            return concept.getCoding().stream().flatMap(this::codes);
        } else if (value instanceof Coding coding && coding.getCode() != null) {
            String system = Strings.nullToEmpty(coding.getSystem());
            return Stream.of(new Code(forms.code(system, coding.getCode()), Optional.of(keys.url(system))));
        } else if (value instanceof Enumeration<?> code && code.hasPrimitiveValue()) {
            return Stream.of(new Code(CodeCase.form(code.primitiveValue(), true), Optional.empty()));
        }
        return Stream.empty();
    }

    private Stream<CodeKeys> combined(CompositeIndex index, List<List<Code>> codes) {
        Stream<CodeKeys> all = Stream.of(new CodeKeys(key(index, "near"), key(index, "far"), Optional.empty()));
        for (List<Code> some : codes) {
            all = all.flatMap(before -> some.stream()
                    .map(code -> new CodeKeys(
                            keys.value(before.near(), code.code()),
                            keys.value(before.far(), code.code()),
                            code.system())));
        }
        return all;
    }

    /** No parameter has a space in its code. */
    private long key(CompositeIndex index, String range) {
        return keys.parameter(index.type(), String.join(" ", index.codes()) + " " + index.range() + " " + range);
    }

    /** How {@code codes}, in the order of {@code pair}, and {@code range} together are found; empty if they cannot. */
    Optional<CompositeLookup> find(CompositeIndex index, List<Values> codes, Condition.Row range) {
        int last = codes.size() - 1;
        // before they are combined: hundreds of one and hundreds of the other are more than can be tried
        if (codes.stream().mapToInt(one -> one.values().size()).reduce(1, Math::multiplyExact) > CODES_MAX) {
            return Optional.empty();
        }
        List<CodeKeys> asked = combined(
                        index,
                        IntStream.rangeClosed(0, last)
                                .mapToObj(i -> asked(codes.get(i), i == last))
                                .toList())
                .toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        // a code can be there twice, in two systems
        boolean single = asked.size() == 1
                && (asked.get(0).system().isPresent()
                        || fixed(codes.get(last).parameter()).isKnown());
        return Optional.of(new CompositeLookup(
                asked.stream().flatMap(one -> rows(one, range)).toList(), single));
    }

    /** The codes that {@code values} asks for; none if one of them does not stand beside a range. */
    private List<Code> asked(Values values, boolean last) {
        List<Code> codes = new ArrayList<>();
        for (String value : values.values()) {
            List<String> parts = Escapes.split(value, '|');
            String code = Escapes.unescape(parts.get(parts.size() - 1));
            boolean bare = parts.size() == 1;
            String system = bare ? "" : Escapes.unescape(parts.get(0));
            boolean implied =
                    !bare && !fixed(values.parameter()).asked(system, code).isEmpty();
            if (!values.modifier().isEmpty() || code.isEmpty() || implied || !(bare || last)) {
                return List.of();
            }
            Optional<Long> within = bare ? Optional.empty() : Optional.of(keys.url(system));
            TokenForms.codes(values.parameter(), code).forEach(form -> codes.add(new Code(form, within)));
        }
        return codes;
    }

    private static Stream<Condition.Row> rows(CodeKeys code, Condition.Row range) {
        return Stream.of(
                new Condition.Row(range.table(), scope(code.near(), code.system()), range.near()),
                new Condition.Row(range.table(), scope(code.far(), code.system()), range.test()));
    }

    private static Sql scope(long index, Optional<Long> system) {
        return system.map(key -> Sql.of("x.pair = ? AND x.system = ?", index, key))
                .orElse(Sql.of("x.pair = ?", index));
    }
}
