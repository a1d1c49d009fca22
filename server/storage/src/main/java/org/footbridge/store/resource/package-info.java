/** Versions of resources and their index rows: reading current versions, and all writes. */
@NullMarked
package org.footbridge.store.resource;

import org.jspecify.annotations.NullMarked;
