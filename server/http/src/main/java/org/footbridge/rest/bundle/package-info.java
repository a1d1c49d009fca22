/** Batches and transactions as HTTP has them: entries, and the responses to each. */
@NullMarked
package org.footbridge.rest.bundle;

import org.jspecify.annotations.NullMarked;
