/** The texts of patches, and of the values in them. */
@NullMarked
package org.footbridge.patch.text;

import org.jspecify.annotations.NullMarked;
