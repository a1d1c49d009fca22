/**
 * Resources as JSON text: the server checks the text once on input, stores it as bytes, and does not parse it again on
 * output.
 *
 * <p>The package knows the JSON representation of FHIR but no resource types. Decimals, the order of elements and extensions
 * are returned to clients as they were sent.
 */
@NullMarked
package org.footbridge.json;

import org.jspecify.annotations.NullMarked;
