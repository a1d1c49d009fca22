/**
 * SNOMED CT's Expression Constraint Language, as far as value sets and searches use it: hierarchies, reference sets, and
 * Boolean operators between them. The package parses a text to an expression and evaluates the expression over an
 * implementation of concept sets; it is pure.
 *
 * @see <a href="https://docs.snomed.org/snomed-ct-specifications/snomed-ct-expression-constraint-language">ECL</a>
 */
@NullMarked
package org.footbridge.ecl;

import org.jspecify.annotations.NullMarked;
