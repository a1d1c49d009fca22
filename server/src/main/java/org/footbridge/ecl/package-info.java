/**
 * SNOMED CT's expression constraint language, as far as value sets and searches need it: hierarchies, reference sets and
 * the logic between them. From a text to an expression, and from that to whatever stands for a set of concepts; pure.
 *
 * @see <a href="https://docs.snomed.org/snomed-ct-specifications/snomed-ct-expression-constraint-language">ECL</a>
 */
@NullMarked
package org.footbridge.ecl;

import org.jspecify.annotations.NullMarked;
