package org.footbridge.terminology.system;

/**
 * Versions of SNOMED CT. A version that names only an edition, such as {@code http://snomed.info/sct/900000000000207008},
 * selects the newest version of that edition on this server.
 *
 * @see <a href="https://terminology.hl7.org/SNOMEDCT.html">SNOMED CT in FHIR, versions</a>
 */
public final class SnomedEdition {
    private SnomedEdition() {}

    /** Whether {@code version} satisfies {@code asked}, which is a version or an edition. */
    public static boolean isVersion(String asked, String version) {
        return version.equals(asked)
                || (asked.startsWith(ImplicitValueSets.SNOMED + "/") && version.startsWith(asked + "/version/"));
    }
}
