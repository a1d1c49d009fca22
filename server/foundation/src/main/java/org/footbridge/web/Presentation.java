package org.footbridge.web;

import java.util.Set;

/**
 * The general parameters that every URL may have, such as {@code _format}: they select the representation of the response,
 * not its content.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#parameters">R4 general parameters</a>
 */
public final class Presentation {
    private static final Set<String> NAMES = Set.of("_format", "_pretty", "_summary", "_elements", "_elements:exclude");

    private Presentation() {}

    /** Whether {@code name}, decoded, is one of them. */
    public static boolean has(String name) {
        return NAMES.contains(name);
    }
}
