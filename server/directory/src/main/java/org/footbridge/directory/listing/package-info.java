/** The directory in memory: services and places as far as matching needs them, kept in step with what is stored, and narrowed to what exists for a caller. */
@NullMarked
package org.footbridge.directory.listing;

import org.jspecify.annotations.NullMarked;
