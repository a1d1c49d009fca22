/** The places of the United Kingdom by postcode: their form, their coordinates, and the files that they are loaded from. */
@NullMarked
package org.footbridge.directory.place;

import org.jspecify.annotations.NullMarked;
