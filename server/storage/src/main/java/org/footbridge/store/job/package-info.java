/** The queue of background jobs. */
@NullMarked
package org.footbridge.store.job;

import org.jspecify.annotations.NullMarked;
