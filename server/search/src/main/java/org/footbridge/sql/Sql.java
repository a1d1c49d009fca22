package org.footbridge.sql;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An immutable fragment of SQL, together with the values of its {@code ?} placeholders in order.
 *
 * <p>The text consists of constants of this code base; everything that came from a client is among the values, each of which
 * is a {@code Long}, {@code Integer}, {@code Double}, {@code String}, {@code BigDecimal}, {@code long[]} or
 * {@code String[]}.
 */
public final class Sql {
    public static final Sql TRUE = of("TRUE");
    public static final Sql FALSE = of("FALSE");

    private final String text;
    private final Object[] values;

    /** Creates a fragment without checking the number of values, because a combination of checked fragments is correct. */
    private Sql(String text, Object[] values) {
        this.text = text;
        this.values = values;
    }

    /** @throws IllegalArgumentException if there are not as many values as placeholders */
    public static Sql of(String text, Object... values) {
        return checked(text, values.clone());
    }

    private static Sql checked(String text, Object[] values) {
        int placeholders = placeholders(text);
        if (placeholders != values.length) {
            throw new IllegalArgumentException(
                    placeholders + " placeholders but " + values.length + " values: " + text);
        }
        return new Sql(text, values);
    }

    public String text() {
        return text;
    }

    public List<Object> values() {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    /** The conjunction of {@code parts}; {@code TRUE} if there are none. */
    public static Sql and(List<Sql> parts) {
        return parts.isEmpty() ? TRUE : join(parts, " AND ");
    }

    /** Any of {@code parts}; {@code FALSE} if there are none. */
    public static Sql or(List<Sql> parts) {
        return parts.isEmpty() ? FALSE : join(parts, " OR ");
    }

    /** This, a space, then {@code next}. */
    public Sql then(Sql next) {
        return new Sql(text + " " + next.text, joined(values, next.values));
    }

    public Sql not() {
        return wrap(inner -> "NOT (" + inner + ")");
    }

    /** Returns the same values with another text, which must keep the placeholders. */
    public Sql wrap(UnaryOperator<String> around) {
        return checked(around.apply(text), values);
    }

    private static int placeholders(String text) {
        int count = 0;
        for (int at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
            count++;
        }
        return count;
    }

    private static Object[] joined(Object[] first, Object[] second) {
        if (second.length == 0) {
            return first;
        } else if (first.length == 0) {
            return second;
        }
        Object[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static Sql join(List<Sql> parts, String between) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        String text = parts.stream().map(Sql::text).collect(Collectors.joining(between, "(", ")"));
        Object[] values = {};
        for (Sql part : parts) {
            values = joined(values, part.values);
        }
        return new Sql(text, values);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sql sql && text.equals(sql.text) && Arrays.equals(values, sql.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return text + " " + Arrays.toString(values);
    }
}
