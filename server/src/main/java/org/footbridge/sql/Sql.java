package org.footbridge.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A fragment of SQL together with the values of its {@code ?} placeholders, in order.
 *
 * <p>Immutable. The text is written by us; everything that came from a client is in {@code values}, each of which is a
 * {@code Long}, {@code Integer}, {@code Double}, {@code String}, {@code BigDecimal}, {@code long[]} or {@code String[]}.
 */
public record Sql(String text, List<Object> values) {
    public static final Sql TRUE = new Sql("TRUE", List.of());
    public static final Sql FALSE = new Sql("FALSE", List.of());

    public Sql {
        values = List.copyOf(values);
        int placeholders = placeholders(text);
        if (placeholders != values.size()) {
            throw new IllegalArgumentException(
                    placeholders + " placeholders but " + values.size() + " values: " + text);
        }
    }

    public static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    /** All of {@code parts}; {@code TRUE} if there are none. */
    public static Sql and(List<Sql> parts) {
        return parts.isEmpty() ? TRUE : join(parts, " AND ");
    }

    /** Any of {@code parts}; {@code FALSE} if there are none. */
    public static Sql or(List<Sql> parts) {
        return parts.isEmpty() ? FALSE : join(parts, " OR ");
    }

    /** This, a space, then {@code next}. */
    public Sql then(Sql next) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(next.values);
        return new Sql(text + " " + next.text, all);
    }

    public Sql not() {
        return wrap(inner -> "NOT (" + inner + ")");
    }

    /** The same values under another text, which must keep the placeholders of the given one. */
    public Sql wrap(UnaryOperator<String> around) {
        return new Sql(around.apply(text), values);
    }

    /** Asked at every step of the building of a statement, so it is not to take long. */
    private static int placeholders(String text) {
        int count = 0;
        for (int at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
            count++;
        }
        return count;
    }

    private static Sql join(List<Sql> parts, String between) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        String text = parts.stream().map(Sql::text).collect(Collectors.joining(between, "(", ")"));
        return new Sql(
                text, parts.stream().flatMap(part -> part.values().stream()).toList());
    }
}
