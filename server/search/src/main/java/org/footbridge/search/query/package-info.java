/** Compiled searches: conditions in SQL and in memory, sort keys and includes. */
@NullMarked
package org.footbridge.search.query;

import org.jspecify.annotations.NullMarked;
