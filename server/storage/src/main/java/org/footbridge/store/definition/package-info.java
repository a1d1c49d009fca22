/** Stored definitions, installed packages, custom search parameters and reindex jobs. */
@NullMarked
package org.footbridge.store.definition;

import org.jspecify.annotations.NullMarked;
