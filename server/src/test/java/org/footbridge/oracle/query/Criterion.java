package org.footbridge.oracle.query;

import java.util.List;
import java.util.stream.Collectors;

/** What must hold of a resource that is found. */
public sealed interface Criterion {
    /** The name of the query parameter. */
    String name();

    /** The value of the query parameter. */
    String value();

    /** Any of {@code values} of the parameter {@code code}; {@code modifier} is empty if there is none. */
    record Simple(String code, String modifier, List<Value> values) implements Criterion {
        @Override
        public String name() {
            return modifier.isEmpty() ? code : code + ":" + modifier;
        }

        @Override
        public String value() {
            return values.stream().map(Value::text).collect(Collectors.joining(","));
        }
    }

    /** What a reference points to satisfies {@code next}; {@code type} is empty if it may be of any type. */
    record Chain(String reference, String type, Criterion next) implements Criterion {
        @Override
        public String name() {
            return reference + (type.isEmpty() ? "" : ":" + type) + "." + next.name();
        }

        @Override
        public String value() {
            return next.value();
        }
    }

    /** A resource of {@code type} whose {@code reference} points here satisfies {@code next}. */
    record Has(String type, String reference, Criterion next) implements Criterion {
        @Override
        public String name() {
            return "_has:" + type + ":" + reference + ":" + next.name();
        }

        @Override
        public String value() {
            return next.value();
        }
    }

    /** {@code _filter}. */
    record Filtered(Filter filter) implements Criterion {
        @Override
        public String name() {
            return "_filter";
        }

        @Override
        public String value() {
            return filter.text();
        }
    }
}
