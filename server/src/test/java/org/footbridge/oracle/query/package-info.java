/** A search as data that can write itself as a query string. It knows how things are spelt and nothing of their meaning. */
@NullMarked
package org.footbridge.oracle.query;

import org.jspecify.annotations.NullMarked;
