package org.footbridge.search.compile;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.parameter.CommonParameters;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.type.ParameterType;
import org.jspecify.annotations.Nullable;

/**
 * The modifiers that a search parameter may have.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#modifiers">R4 3.1.1.3 modifiers</a>
 */
final class Modifiers {
    static final String MISSING = "missing";

    private Modifiers() {}

    /** Whether {@code values} of {@code :missing} ask for resources without a value. */
    static boolean isMissing(List<String> values) {
        String value = values.size() == 1 ? values.get(0) : "";
        if (!value.equals("true") && !value.equals("false")) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "The modifier ':missing' must be true or false, not '" + String.join(",", values) + "'.");
        }
        return value.equals("true");
    }

    /**
     * Refuses a modifier that {@code parameter} does not have.
     *
     * @param type of the parameter; null for a composite
     * @throws Problem NOT_SUPPORTED
     */
    static void require(SearchParameter parameter, String modifier, @Nullable ParameterType type) {
        if (modifier.isEmpty()) {
            return;
        }
        Set<String> known = new TreeSet<>();
        if (type != null && !CommonParameters.NOT_INDEXED.contains(parameter.code())) {
            known.addAll(type.modifiers(parameter));
            known.add(MISSING);
        }
        if (!known.contains(modifier)) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "The modifier ':" + modifier + "' of search parameter '" + parameter.code() + "' on "
                            + parameter.type() + " is not supported; supported: " + inWords(known) + ".");
        }
    }

    private static String inWords(Set<String> modifiers) {
        if (modifiers.size() > 12) {
            // Some references can point to any of 148 types.
            return ":identifier, :missing and a type such as :Patient";
        }
        String names = modifiers.stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }
}
