/**
 * Checks of single values against the rules of R4 for their type, independent of profiles.
 *
 * <p>All rules here are at least as strict as those of HAPI's validator: "no" means only that this package cannot decide.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes.html">R4 data types</a>
 */
@NullMarked
package org.footbridge.profile.value;

import org.jspecify.annotations.NullMarked;
