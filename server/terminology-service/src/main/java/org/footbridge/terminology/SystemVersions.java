package org.footbridge.terminology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.terminology.system.SnomedEdition;

/**
 * The versions of code systems to use in an expansion, by the URL of the code system.
 *
 * @param usual the version if the value set names none ({@code system-version})
 * @param checked the same, but a different version in the value set is an error ({@code check-system-version})
 * @param forced the version whatever the value set names ({@code force-system-version})
 * @see <a href="https://hl7.org/fhir/R4/valueset-operation-expand.html">R4 $expand</a>
 */
public record SystemVersions(Map<String, String> usual, Map<String, String> checked, Map<String, String> forced) {
    /** No versions are specified. */
    public static final SystemVersions NONE = new SystemVersions(Map.of(), Map.of(), Map.of());

    /** Each list has canonicals with a version. */
    public static SystemVersions of(List<String> usual, List<String> checked, List<String> forced) {
        return new SystemVersions(
                read("system-version", usual),
                read("check-system-version", checked),
                read("force-system-version", forced));
    }

    private static Map<String, String> read(String parameter, List<String> canonicals) {
        Map<String, String> versions = new HashMap<>();
        for (String canonical : canonicals) {
            int bar = canonical.indexOf('|');
            if (bar < 1 || bar == canonical.length() - 1) {
                throw new Problem(
                        ProblemKind.VALUE,
                        "Parameter '" + parameter + "' must be a code system with its version, as in"
                                + " http://loinc.org|2.81, not '" + canonical + "'.");
            }
            versions.put(canonical.substring(0, bar), canonical.substring(bar + 1));
        }
        return versions;
    }

    /** Whether no versions are specified. */
    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * The version of {@code system} to be used where a value set names {@code named}; empty for the usual one.
     *
     * @throws Problem VALUE if it names another one than it should
     */
    String of(String system, String named) {
        String check = checked.getOrDefault(system, "");
        String force = forced.getOrDefault(system, "");
        if (!force.isEmpty()) {
            return force;
        } else if (!named.isEmpty() && !check.isEmpty() && !SnomedEdition.isVersion(check, named)) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "The value set uses version '" + named + "' of code system '" + system
                            + "', but check-system-version requires '" + check + "'.");
        } else if (!named.isEmpty()) {
            return named;
        }
        return check.isEmpty() ? usual.getOrDefault(system, "") : check;
    }
}
