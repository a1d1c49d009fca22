/** Index entries: the keys, ranges, texts and words by which a resource is found. */
@NullMarked
package org.footbridge.search.index;

import org.jspecify.annotations.NullMarked;
