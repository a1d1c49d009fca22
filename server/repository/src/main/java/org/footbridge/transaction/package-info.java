/**
 * Executes the changes that clients request, atomically and with concurrency control. The package is independent of HTTP; a single
 * change and a transaction of thousands take the same path.
 */
@NullMarked
package org.footbridge.transaction;

import org.jspecify.annotations.NullMarked;
