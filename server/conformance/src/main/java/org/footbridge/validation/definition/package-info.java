/** The definitions in effect: R4, our packages and stored ones. */
@NullMarked
package org.footbridge.validation.definition;

import org.jspecify.annotations.NullMarked;
