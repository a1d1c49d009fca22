/**
 * Profiles compiled to checks over HAPI's R4 model, which decide in microseconds whether a resource is certainly valid.
 *
 * <p>A check never reports "invalid". If it cannot accept a value, it raises a doubt, and the caller falls back to HAPI's
 * validator. Thus every check may be stricter than HAPI, but never laxer, and a feature that is not supported always raises
 * a doubt. The package uses neither storage nor HTTP, and terminology only through {@link org.footbridge.profile.check.CodeRules}.
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
