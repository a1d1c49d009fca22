package org.footbridge.packages;

import java.util.Set;

/** The packages that are part of the server and need no installation. */
final class BuiltIn {
    private static final Set<String> NAMES =
            Set.of("hl7.fhir.r4.core", "footbridge.terminology", "footbridge.social-prescribing");

    private BuiltIn() {}

    static boolean isPackage(String name) {
        return NAMES.contains(name);
    }
}
