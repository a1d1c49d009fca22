/**
 * Which codes are meant: the codes of value sets and the hierarchies of code systems, whether they came with R4, with our
 * packages, or are stored here as resources.
 *
 * <p>HAPI's definitions are used, its expansion is not: that takes what it does not know as empty, and a search would
 * miss resources in silence. Here a value set that cannot be expanded in full is refused.
 *
 * @see <a href="https://hl7.org/fhir/R4/terminology-module.html">R4 terminology</a>
 */
@NullMarked
package org.footbridge.terminology;

import org.jspecify.annotations.NullMarked;
