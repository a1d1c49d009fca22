/** Numbers in units of UCUM, made comparable. */
@NullMarked
package org.footbridge.ucum;

import org.jspecify.annotations.NullMarked;
