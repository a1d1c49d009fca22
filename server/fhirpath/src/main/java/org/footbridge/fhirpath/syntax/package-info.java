/**
 * Parser of FHIRPath: it turns the text of an expression into a syntax tree. It knows the grammar and the literals, and
 * evaluates nothing.
 */
@NullMarked
package org.footbridge.fhirpath.syntax;

import org.jspecify.annotations.NullMarked;
