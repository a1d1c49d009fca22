package org.footbridge.oracle.query;

import java.util.List;

/**
 * An expression of {@code _filter}.
 *
 * @see <a href="https://hl7.org/fhir/R4/search_filter.html">R4 _filter</a>
 */
public sealed interface Filter {
    String text();

    /** {@code path} are the codes of references to follow and then that of the parameter compared. */
    record Test(List<String> path, String operator, Value value) implements Filter {
        @Override
        public String text() {
            return String.join(".", path) + " " + operator + " " + operand();
        }

        private String operand() {
            if (value instanceof Value.Plain plain && !plain.plain().matches("[A-Za-z]+")) {
                return "\"" + plain.plain().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            }
            return value.text();
        }
    }

    record And(Filter left, Filter right) implements Filter {
        @Override
        public String text() {
            return "(" + left.text() + ") and (" + right.text() + ")";
        }
    }

    record Or(Filter left, Filter right) implements Filter {
        @Override
        public String text() {
            return "(" + left.text() + ") or (" + right.text() + ")";
        }
    }

    record Not(Filter inner) implements Filter {
        @Override
        public String text() {
            return "not (" + inner.text() + ")";
        }
    }
}
