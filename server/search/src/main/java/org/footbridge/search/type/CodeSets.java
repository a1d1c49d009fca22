package org.footbridge.search.type;

import java.util.List;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * The terminology service as search uses it: expansion of value sets, ancestors and descendants of a code, and case
 * sensitivity of code systems. An implementation may leave out codes that do not occur as values of the search parameter
 * with key {@code parameter}, because they match no resource.
 */
public interface CodeSets {
    /** A code within its system. */
    record Code(String system, String code) {}

    /**
     * The codes of a value set, by its canonical URL, perhaps with {@code |version}, or by {@code ValueSet/id}.
     *
     * @throws Problem VALUE if there is no such value set or its codes cannot be known, COSTLY if there are too many
     */
    List<Code> expand(String valueSet, long parameter);

    /**
     * The code and its descendants in its system.
     *
     * @throws Problem VALUE if there is no such code or system, COSTLY if there are too many
     */
    List<Code> below(String system, String code, long parameter);

    /**
     * The code and its ancestors in its system.
     *
     * @throws Problem VALUE if there is no such code or system
     */
    List<Code> above(String system, String code, long parameter);

    /** Whether the code system {@code url} is known to be case-sensitive. */
    boolean isCaseSensitive(String url);

    /** Knows no code of any system. */
    CodeSets NONE = new CodeSets() {
        @Override
        public List<Code> expand(String valueSet, long parameter) {
            throw new Problem(ProblemKind.VALUE, "There is no value set '" + valueSet + "' here.");
        }

        @Override
        public List<Code> below(String system, String code, long parameter) {
            throw new Problem(ProblemKind.VALUE, "There is no code system '" + system + "' here.");
        }

        @Override
        public List<Code> above(String system, String code, long parameter) {
            return below(system, code, parameter);
        }

        @Override
        public boolean isCaseSensitive(String url) {
            return false;
        }
    };
}
