/** Finds services that may be one and the same; pure. */
@NullMarked
package org.footbridge.directory.duplicate;

import org.jspecify.annotations.NullMarked;
