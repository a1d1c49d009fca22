/**
 * The terminology service as HTTP: what clients ask of CodeSystem, ValueSet and ConceptMap becomes a question to {@code
 * terminology}, and what that says an answer.
 *
 * @see <a href="https://hl7.org/fhir/R4/terminology-service.html">R4 terminology service</a>
 */
@NullMarked
package org.footbridge.rest.terminology;

import org.jspecify.annotations.NullMarked;
