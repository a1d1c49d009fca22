package org.footbridge.oracle.query;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** How the answer is wanted. {@code total} is empty if it is not said; {@code counted} asks for the number only. */
public record Shape(List<SortKey> sort, OptionalInt count, String total, boolean counted, List<Include> includes) {
    /** What nothing is said about. */
    public static final Shape USUAL = new Shape(List.of(), OptionalInt.empty(), "", false, List.of());

    /** A key of {@code _sort}. */
    public record SortKey(String code, boolean descending) {
        @Override
        public String toString() {
            return (descending ? "-" : "") + code;
        }
    }

    public Shape sorted(List<SortKey> keys) {
        return new Shape(keys, count, total, counted, includes);
    }

    public Shape paged(OptionalInt size) {
        return new Shape(sort, size, total, counted, includes);
    }

    public Shape totalled(String kind) {
        return new Shape(sort, count, kind, counted, includes);
    }

    public Shape counting(boolean only) {
        return new Shape(sort, count, total, only, includes);
    }

    public Shape including(List<Include> more) {
        return new Shape(sort, count, total, counted, more);
    }

    /** The value of {@code _sort}. */
    String order() {
        return sort.stream().map(SortKey::toString).collect(Collectors.joining(","));
    }
}
