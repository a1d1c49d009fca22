/** Parses the query strings of searches. */
@NullMarked
package org.footbridge.search.parser;

import org.jspecify.annotations.NullMarked;
