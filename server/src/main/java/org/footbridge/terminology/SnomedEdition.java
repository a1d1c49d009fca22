package org.footbridge.terminology;

/**
 * Versions of SNOMED CT: one that names an edition only, such as {@code http://snomed.info/sct/900000000000207008}, stands for
 * whichever version of that edition is the newest here.
 *
 * @see <a href="https://terminology.hl7.org/SNOMEDCT.html">SNOMED CT in FHIR, versions</a>
 */
final class SnomedEdition {
    private SnomedEdition() {}

    /** Whether {@code version} is what is asked for by {@code asked}, a version or an edition. */
    static boolean isVersion(String asked, String version) {
        return version.equals(asked)
                || (asked.startsWith(ImplicitValueSets.SNOMED + "/") && version.startsWith(asked + "/version/"));
    }
}
