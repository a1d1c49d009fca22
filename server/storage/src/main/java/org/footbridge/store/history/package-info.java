/** Past versions: histories, and the feed of committed changes. */
@NullMarked
package org.footbridge.store.history;

import org.jspecify.annotations.NullMarked;
