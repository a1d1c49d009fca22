/** Conversion of numbers between UCUM units, so that they can be compared. */
@NullMarked
package org.footbridge.ucum;

import org.jspecify.annotations.NullMarked;
