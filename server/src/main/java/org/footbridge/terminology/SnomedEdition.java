package org.footbridge.terminology;

/**
 * Versions of SNOMED CT. A version that names only an edition, such as {@code http://snomed.info/sct/900000000000207008},
 * selects the newest version of that edition on this server.
 *
 * @see <a href="https://terminology.hl7.org/SNOMEDCT.html">SNOMED CT in FHIR, versions</a>
 */
final class SnomedEdition {
    private SnomedEdition() {}

    /** Whether {@code version} satisfies {@code asked}, which is a version or an edition. */
    static boolean isVersion(String asked, String version) {
        return version.equals(asked)
                || (asked.startsWith(ImplicitValueSets.SNOMED + "/") && version.startsWith(asked + "/version/"));
    }
}
