/** The postcodes that an operator has loaded, with their positions. */
@NullMarked
package org.footbridge.store.place;

import org.jspecify.annotations.NullMarked;
