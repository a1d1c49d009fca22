/**
 * Limits on the number of concurrent requests, on the memory that they share, and on how often each caller may ask. The package is independent of the content
 * of requests.
 */
@NullMarked
package org.footbridge.concurrency;

import org.jspecify.annotations.NullMarked;
