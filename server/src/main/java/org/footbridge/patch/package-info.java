/**
 * Patches: from the JSON of a resource to the JSON that an operation's client wants it to become. Pure: it neither reads
 * nor stores, and the outcome has still to be checked and validated as that of an update.
 *
 * <p>Context: the libraries for JSON Patch are either unmaintained or bring a second set of JSON classes, compare numbers
 * by their text, and do not say which operation failed and why; HAPI's patches are part of its JPA server. Decision: the
 * three kinds are written here, JSON Patch on Jackson's tree, XML Patch on the JDK's DOM and XPath, FHIRPath Patch on
 * HAPI's model. Consequence: every bound and every message is ours. JSON Patch keeps the order of members and the digits
 * of numbers; XML and FHIRPath Patch keep the digits and write the elements in the order of the specification.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#patch">R4 patch</a>
 */
@NullMarked
package org.footbridge.patch;

import org.jspecify.annotations.NullMarked;
