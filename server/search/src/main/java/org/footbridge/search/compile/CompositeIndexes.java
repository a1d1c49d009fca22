package org.footbridge.search.compile;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.footbridge.search.index.CompositeKeys;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.query.CompositeLookup;
import org.footbridge.search.query.Condition;
import org.footbridge.search.request.Criterion.Values;
import org.footbridge.search.type.SearchBasis;
import org.footbridge.search.type.TokenForms;
import org.footbridge.search.value.CodeCase;
import org.footbridge.search.value.Escapes;
import org.footbridge.search.value.FixedCodes;
import org.footbridge.sql.Sql;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumeration;

/**
 * Composite indexes of one or two codes and a date or number: a search for a code within a range reads one contiguous range
 * of a B-tree, instead of every row that has the code. An index costs about 90 bytes a resource; therefore they exist only
 * for frequent reports and work lists: outcomes by measure and time or score, referrals by state and time, also of each
 * category, and tasks by state and time.
 *
 * <p>The leading key is a hash of the codes without their systems, and the system of the last code is a column of its own.
 * Most codes occur in one system only, so that a search with or without a system reads the rows in the order of the range.
 */
public final class CompositeIndexes {
    /** The largest number of codes, or combinations of codes, that one query looks up in a composite index. */
    private static final int CODES_MAX = 4;

    /** All composite indexes. A query uses the first that fits, so that the one with the most codes comes first. */
    private static final List<CompositeIndex> ALL = List.of(
            new CompositeIndex("Observation", List.of("code"), "date"),
            new CompositeIndex("Observation", List.of("code"), "value-quantity"),
            new CompositeIndex("ServiceRequest", List.of("status", "category"), "authored"),
            new CompositeIndex("ServiceRequest", List.of("status"), "authored"),
            new CompositeIndex("Task", List.of("status"), "authored-on"));

    private final SearchParameters parameters;
    private final Keys keys;
    private final TokenForms forms;

    /**
     * The definition of one composite index: a resource type, the codes of its token parameters, and the code of the date or
     * quantity parameter.
     */
    public record CompositeIndex(String type, List<String> codes, String range) {}

    /**
     * A code of a resource or of a query, in the form of {@link CodeCase}. {@code system} is empty if the parameter implies
     * the system, or if a query accepts any.
     */
    private record Code(String code, Optional<Long> system) {}

    public CompositeIndexes(SearchParameters parameters, SearchBasis basis) {
        this.parameters = parameters;
        this.keys = basis.keys();
        this.forms = new TokenForms(basis.codeSets());
    }

    /**
     * Returns the composite indexes of {@code type} that the current search parameters support: a resource may have at most
     * one value of the range.
     */
    public List<CompositeIndex> of(String type) {
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

    /**
     * Returns the leading keys of a resource's rows in {@code index}: one for each combination of a code of the first list
     * in {@code values} with one of the next.
     */
    public Stream<CompositeKeys> codeKeys(CompositeIndex index, List<List<Base>> values) {
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

    private Stream<CompositeKeys> combined(CompositeIndex index, List<List<Code>> codes) {
        Stream<CompositeKeys> all =
                Stream.of(new CompositeKeys(key(index, "near"), key(index, "far"), Optional.empty()));
        for (List<Code> some : codes) {
            all = all.flatMap(before -> some.stream()
                    .map(code -> new CompositeKeys(
                            keys.value(before.near(), code.code()),
                            keys.value(before.far(), code.code()),
                            code.system())));
        }
        return all;
    }

    /**
     * Hashes the name of the index, which contains spaces: no code of a search parameter does, so that the two cannot
     * collide.
     */
    private long key(CompositeIndex index, String range) {
        return keys.parameter(index.type(), String.join(" ", index.codes()) + " " + index.range() + " " + range);
    }

    /**
     * Returns the look-up for {@code codes}, in the order of {@code index}, together with {@code range}; empty if the index
     * cannot answer it.
     */
    Optional<CompositeLookup> find(CompositeIndex index, List<Values> codes, Condition.Row range) {
        int last = codes.size() - 1;
        // before they are combined: hundreds of one and hundreds of the other are more than can be tried
        if (codes.stream().mapToInt(one -> one.values().size()).reduce(1, Math::multiplyExact) > CODES_MAX) {
            return Optional.empty();
        }
        List<CompositeKeys> asked = combined(
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

    /** Returns the codes that {@code values} asks for; an empty list if the index does not hold one of them. */
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

    private static Stream<Condition.Row> rows(CompositeKeys code, Condition.Row range) {
        return Stream.of(
                new Condition.Row(range.table(), scope(code.near(), code.system()), range.near()),
                new Condition.Row(range.table(), scope(code.far(), code.system()), range.test()));
    }

    private static Sql scope(long index, Optional<Long> system) {
        return system.map(key -> Sql.of("x.pair = ? AND x.system = ?", index, key))
                .orElse(Sql.of("x.pair = ?", index));
    }
}
