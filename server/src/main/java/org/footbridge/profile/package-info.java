/**
 * Profiles compiled to checks over HAPI's R4 model: whether a resource is surely valid, in microseconds.
 *
 * <p>A check never says "invalid". What it cannot accept it doubts, and whoever asked lets HAPI's validator decide. So
 * everything here may be stricter than HAPI and must never be laxer; what is not known is doubted. The package knows
 * neither storage nor HTTP, and no terminology but through {@link org.footbridge.profile.CodeRules}.
 *
 * <p>{@code CompiledValidationFuzzTest} compares it with HAPI's validator on mutants of valid resources; see
 * {@code docs/adr/0006-compiled-profiles.md}.
 *
 * @see <a href="https://hl7.org/fhir/R4/profiling.html">R4 profiling</a>
 * @see <a href="https://hl7.org/fhir/R4/validation.html">R4 validating resources</a>
 */
@NullMarked
package org.footbridge.profile;

import org.jspecify.annotations.NullMarked;
