package org.footbridge.patch;

import org.footbridge.problem.Problem;

/**
 * A parsed patch. Applying it either succeeds as a whole or changes nothing, and it can be applied repeatedly.
 *
 * @see Patches
 * @see <a href="https://hl7.org/fhir/R4/http.html#patch">R4 patch</a>
 */
public sealed interface Patch permits JsonPatch, XmlPatch, FhirPathPatch {
    /** The operations that one patch may have. */
    int OPERATIONS_MAX = 1_000;

    /**
     * The JSON of {@code resource} as the patch leaves it, which has yet to be checked as that of an update is.
     *
     * @param resource UTF-8 JSON of a resource
     * @param bytesMax how large the outcome may be
     * @throws Problem RULE if an operation does not fit the resource, CONFLICT if a test fails, INVALID if type or id
     *     would change, TOO_LARGE if the outcome is, MALFORMED or VALUE if it is no resource; the message names the
     *     operation
     */
    byte[] apply(byte[] resource, long bytesMax);
}
