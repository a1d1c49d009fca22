package org.footbridge.packages;

import java.util.Set;

/** Packages that need not be installed, as the server comes with what is in them. */
final class BuiltIn {
    private static final Set<String> NAMES =
            Set.of("hl7.fhir.r4.core", "footbridge.terminology", "footbridge.social-prescribing");

    private BuiltIn() {}

    static boolean isPackage(String name) {
        return NAMES.contains(name);
    }
}
