/** From the text of a FHIRPath expression to its tree. It knows the grammar and the literals, and evaluates nothing. */
@NullMarked
package org.footbridge.fhirpath.syntax;

import org.jspecify.annotations.NullMarked;
