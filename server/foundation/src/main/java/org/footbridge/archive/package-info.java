/** Protection for readers of archives, independent of the format. The limits are set by the caller. */
@NullMarked
package org.footbridge.archive;

import org.jspecify.annotations.NullMarked;
