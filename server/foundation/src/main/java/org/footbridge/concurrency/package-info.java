/**
 * Limits on the number of concurrent requests and on the memory that they share. The package is independent of the content
 * of requests.
 */
@NullMarked
package org.footbridge.concurrency;

import org.jspecify.annotations.NullMarked;
