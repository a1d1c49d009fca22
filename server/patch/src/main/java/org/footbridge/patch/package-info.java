/**
 * Patches: they transform the JSON of a resource. The package is pure: it neither reads nor stores resources, and the caller
 * must check and validate the result as for an update.
 *
 * <p>Context: the libraries for JSON Patch are either unmaintained or bring a second set of JSON classes, compare numbers as
 * text, and do not report which operation failed and why; HAPI's patches are part of its JPA server. Decision: this package
 * implements the three kinds, JSON Patch on Jackson's tree, XML Patch on the JDK's DOM and XPath, FHIRPath Patch on HAPI's
 * model. Consequence: every limit and every message is ours. JSON Patch keeps the order of members and the digits of
 * numbers; XML and FHIRPath Patch keep the digits and write the elements in the order of the specification.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#patch">R4 patch</a>
 */
@NullMarked
package org.footbridge.patch;

import org.jspecify.annotations.NullMarked;
