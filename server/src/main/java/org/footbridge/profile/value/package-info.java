/**
 * Whether one value is as R4 says that values of its type are, without knowing of profiles.
 *
 * <p>All rules here are at least as strict as those of HAPI's validator: "no" means only that this package cannot tell.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes.html">R4 data types</a>
 */
@NullMarked
package org.footbridge.profile.value;

import org.jspecify.annotations.NullMarked;
