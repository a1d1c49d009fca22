/** The index tables that have rows for each value of a resource: one descriptor each, from which the SQL and the encoding follow. */
@NullMarked
package org.footbridge.store.index;

import org.jspecify.annotations.NullMarked;
