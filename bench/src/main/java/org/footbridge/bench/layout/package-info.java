/**
 * Measures table layouts, without a server: the SQL of {@code bench/layout} with made up resources. It stays so that the
 * decision for our layout can be tried again with another release of PostgreSQL or another number of rows.
 */
@NullMarked
package org.footbridge.bench.layout;

import org.jspecify.annotations.NullMarked;
