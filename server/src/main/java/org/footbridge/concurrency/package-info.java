/** How many requests are worked on at once, and how much memory they share. Knows nothing of what a request is. */
@NullMarked
package org.footbridge.concurrency;

import org.jspecify.annotations.NullMarked;
