package org.footbridge.oracle.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One value of a criterion. */
public sealed interface Value {
    /** As it stands in a query, with its escapes but without percent-encoding. */
    String text();

    /** {@code code}, {@code system|code}, {@code |code} with an empty system, or {@code system|} with an empty code. */
    record Token(Optional<String> system, String code) implements Value {
        @Override
        public String text() {
            return system.map(name -> escaped(name) + "|").orElse("") + escaped(code);
        }
    }

    /** {@code system|code|value} of {@code :of-type}. */
    record TypedIdentifier(String system, String code, String value) implements Value {
        @Override
        public String text() {
            return escaped(system) + "|" + escaped(code) + "|" + escaped(value);
        }
    }

    /** A text, a URI, an id, {@code true} or {@code false}. */
    record Plain(String plain) implements Value {
        @Override
        public String text() {
            return escaped(plain);
        }
    }

    /** A date or a number after a prefix, which is empty if there is none. */
    record Prefixed(String prefix, String value) implements Value {
        @Override
        public String text() {
            return prefix + value;
        }

        public Prefixed unprefixed() {
            return new Prefixed("", value);
        }
    }

    /** A number in a unit; without a unit {@code code} is empty. */
    record Amount(Prefixed number, String system, String code) implements Value {
        @Override
        public String text() {
            return number.text() + (code.isEmpty() ? "" : "|" + escaped(system) + "|" + escaped(code));
        }
    }

    /** The parts of a composite. */
    record Parts(List<Value> values) implements Value {
        @Override
        public String text() {
            return values.stream().map(Value::text).collect(Collectors.joining("$"));
        }
    }

    /** A place; {@code distance} and {@code unit} are empty if they are not said. */
    record Near(String latitude, String longitude, String distance, String unit) implements Value {
        @Override
        public String text() {
            return latitude + "|" + longitude + (distance.isEmpty() ? "" : "|" + distance)
                    + (unit.isEmpty() ? "" : "|" + unit);
        }
    }

    /** {@code text} with R4's escapes. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(",", "\\,")
                .replace("|", "\\|")
                .replace("$", "\\$");
    }
}
