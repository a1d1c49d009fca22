package org.footbridge.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.search.Criterion.Values;
import org.footbridge.search.SearchParameter.Kind;
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
 * those that reports ask for: outcomes by measure and time or score, referrals and tasks by state and time.
 *
 * <p>A pair is the code without its system, which stands beside it: most codes are of one system only, and so both ways to
 * ask for a code find them in the order of the range.
 */
final class Pairs {
    /** What lasts no longer, the longest of days included, is found by where it begins. */
    static final long NEAR_MICROS = 25 * 3_600_000_000L;

    /** Of a code whose system follows from the parameter. */
    static final long NO_SYSTEM = 0;

    /** More codes are not asked for at once. */
    private static final int CODES_MAX = 4;

    private static final List<Pair> ALL = List.of(
            new Pair("Observation", "code", "date"),
            new Pair("Observation", "code", "value-quantity"),
            new Pair("ServiceRequest", "status", "authored"),
            new Pair("Task", "status", "authored-on"));

    private final SearchParameters parameters;
    private final Keys keys;

    /** A token parameter and a range of the same type, by their codes. */
    record Pair(String type, String code, String range) {}

    /** A code of a resource as it stands beside a range, {@code near} a point or not; {@code system} is a key, too. */
    record Beside(long near, long far, long system) {}

    Pairs(SearchParameters parameters, Keys keys) {
        this.parameters = parameters;
        this.keys = keys;
    }

    /** Those of {@code type} that its parameters, as they are, allow for: of the range a resource has one at most. */
    List<Pair> of(String type) {
        return ALL.stream()
                .filter(pair -> pair.type().equals(type) && isKind(type, pair.code(), Kind.TOKEN))
                .filter(pair -> isKind(type, pair.range(), Kind.DATE) || isKind(type, pair.range(), Kind.QUANTITY))
                .filter(pair ->
                        parameters.find(type, pair.range()).orElseThrow().isSingle())
                .toList();
    }

    private boolean isKind(String type, String code, Kind kind) {
        return parameters
                .find(type, code)
                .filter(parameter -> parameter.kind() == kind && parameter.isIndexed())
                .isPresent();
    }

    /** Whether a range begins where it ends, or hardly earlier. */
    static boolean isNear(long low, long high) {
        return low >= high - NEAR_MICROS;
    }

    /** The same for numbers. */
    static boolean isNear(BigDecimal low, BigDecimal high) {
        return low.compareTo(high) == 0;
    }

    /** The codes in {@code value}, as they stand beside the range of {@code pair}. */
    Stream<Beside> beside(Pair pair, Base value) {
        if (value instanceof CodeableConcept concept) {
            return concept.getCoding().stream().flatMap(coding -> beside(pair, coding));
        } else if (value instanceof Coding coding && coding.hasCode()) {
            String system = coding.hasSystem() ? coding.getSystem() : "";
            return Stream.of(beside(pair, coding.getCode(), keys.url(system)));
        } else if (value instanceof Enumeration<?> code && code.hasPrimitiveValue()) {
            return Stream.of(beside(pair, code.primitiveValue(), NO_SYSTEM));
        }
        return Stream.empty();
    }

    private Beside beside(Pair pair, String code, long system) {
        return new Beside(keys.value(key(pair, "near"), code), keys.value(key(pair, "far"), code), system);
    }

    /** No parameter has a space in its code. */
    private long key(Pair pair, String range) {
        return keys.parameter(pair.type(), pair.code() + " " + pair.range() + " " + range);
    }

    /** How {@code codes} and {@code range} together are found, as criteria of {@code pair}; empty if they cannot. */
    Optional<Pairing> find(Pair pair, Values codes, Condition.Row range) {
        List<Condition.Row> rows = new ArrayList<>();
        boolean single = codes.values().size() == 1;
        if (!codes.modifier().isEmpty() || codes.values().size() > CODES_MAX) {
            return Optional.empty();
        }
        for (String value : codes.values()) {
            List<String> parts = Escapes.split(value, '|');
            String code = Escapes.unescape(parts.get(parts.size() - 1));
            String system = parts.size() == 1 ? "" : Escapes.unescape(parts.get(0));
            FixedCodes fixed = FixedCodes.of(codes.parameter().expression());
            boolean implied = parts.size() > 1 && !fixed.asked(system, code).isEmpty();
            if (code.isEmpty() || implied) {
                return Optional.empty();
            }
            Optional<Long> named = parts.size() == 1 ? Optional.empty() : Optional.of(keys.url(system));
            rows.addAll(rows(beside(pair, code, NO_SYSTEM), named, range));
            // a code can be there twice, in two systems
            single &= named.isPresent() || fixed.isKnown();
        }
        return Optional.of(new Pairing(rows, single));
    }

    private static List<Condition.Row> rows(Beside code, Optional<Long> system, Condition.Row range) {
        Sql near = scope(code.near(), system);
        Sql far = scope(code.far(), system);
        return List.of(
                new Condition.Row(range.table(), near, range.near()),
                new Condition.Row(range.table(), far, range.test()));
    }

    private static Sql scope(long pair, Optional<Long> system) {
        return system.map(key -> Sql.of("x.pair = ? AND x.system = ?", pair, key))
                .orElse(Sql.of("x.pair = ?", pair));
    }
}
