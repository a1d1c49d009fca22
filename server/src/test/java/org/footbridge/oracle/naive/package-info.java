/**
 * R4 search as plainly as it can be written: HAPI's FHIRPath for the values, one class a kind of parameter for the
 * comparison, and no index. Slow, and meant to be read beside the specification.
 */
@NullMarked
package org.footbridge.oracle.naive;

import org.jspecify.annotations.NullMarked;
