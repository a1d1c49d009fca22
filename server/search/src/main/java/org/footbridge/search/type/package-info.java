/** The types of search parameters: each defines how values are indexed and how they are matched. */
@NullMarked
package org.footbridge.search.type;

import org.jspecify.annotations.NullMarked;
