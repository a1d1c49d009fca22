package org.footbridge.search.value;

import java.util.ArrayList;
import java.util.List;

/**
 * Hierarchy of canonicals with versions: {@code url|1} is above {@code url|1.0} and {@code url|1-draft}, but not above
 * {@code url|10}.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#versions">R4 3.1.1.4.13 references and versions</a>
 */
public final class CanonicalVersions {
    private static final String SEPARATORS = ".-";

    private CanonicalVersions() {}

    /**
     * Returns the prefixes of the canonicals below {@code canonical}, which is also below itself; empty if it has no
     * version.
     */
    public static List<String> stemsBelow(String canonical) {
        if (!hasVersion(canonical)) {
            return List.of();
        }
        return SEPARATORS
                .chars()
                .mapToObj(separator -> canonical + (char) separator)
                .toList();
    }

    /** {@code canonical} with each version that its own is below, without its own; none without a version. */
    public static List<String> above(String canonical) {
        List<String> above = new ArrayList<>();
        for (int end = canonical.length() - 1; hasVersion(canonical) && end > canonical.indexOf('|') + 1; end--) {
            if (SEPARATORS.indexOf(canonical.charAt(end)) >= 0) {
                above.add(canonical.substring(0, end));
            }
        }
        return above;
    }

    /** Whether {@code canonical} has a URL and a version around the first bar. */
    public static boolean hasVersion(String canonical) {
        int bar = canonical.indexOf('|');
        return bar > 0 && bar < canonical.length() - 1;
    }
}
