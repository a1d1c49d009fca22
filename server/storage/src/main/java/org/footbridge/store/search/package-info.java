/** Pages of searches, counts, snapshots of earlier pages, includes and compartments. */
@NullMarked
package org.footbridge.store.search;

import org.jspecify.annotations.NullMarked;
