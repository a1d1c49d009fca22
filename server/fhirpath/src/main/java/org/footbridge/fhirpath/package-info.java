/**
 * FHIRPath over HAPI's R4 model: expressions are parsed once and compiled to closures.
 *
 * <p>Context: each write evaluates about 25 search parameter expressions, and HAPI's interpreter would take longer than the
 * rest of a create. Decision: our own compiler for the functions that search parameters and invariants use. An expression,
 * or at run time a value, that it does not support is passed to HAPI's engine and counted. Consequence: an expression can be
 * slow, but never wrong; {@code FhirPathsTest} compares both engines on every R4 search parameter.
 *
 * @see <a href="https://hl7.org/fhirpath/N1/">FHIRPath N1</a>
 * @see <a href="https://hl7.org/fhir/R4/fhirpath.html">R4 FHIRPath</a>
 */
@NullMarked
package org.footbridge.fhirpath;

import org.jspecify.annotations.NullMarked;
