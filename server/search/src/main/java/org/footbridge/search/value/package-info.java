/** Values of a search as text: escapes, prefixes, and the ranges that dates and numbers denote. */
@NullMarked
package org.footbridge.search.value;

import org.jspecify.annotations.NullMarked;
