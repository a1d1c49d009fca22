/** Compiles parsed searches to queries. */
@NullMarked
package org.footbridge.search.compile;

import org.jspecify.annotations.NullMarked;
