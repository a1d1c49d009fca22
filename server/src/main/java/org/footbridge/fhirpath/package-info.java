/**
 * FHIRPath over HAPI's R4 model, parsed once and compiled to closures.
 *
 * <p>Context: each write evaluates some 25 search parameter expressions, and HAPI's interpreter spends more on them
 * than all the rest of a create. Decision: a compiler of our own for what search parameters and invariants use. What it
 * does not know, at compile time or when it meets an unexpected value, goes to HAPI's engine and is counted.
 * Consequence: an expression can be slow, never wrong; {@code FhirPathsTest} compares both engines on every R4 search
 * parameter.
 *
 * @see <a href="https://hl7.org/fhirpath/N1/">FHIRPath N1</a>
 * @see <a href="https://hl7.org/fhir/R4/fhirpath.html">R4 FHIRPath</a>
 */
@NullMarked
package org.footbridge.fhirpath;

import org.jspecify.annotations.NullMarked;
