/** Asynchronous requests: jobs that run a stored request, and the URLs of their progress and results. */
@NullMarked
package org.footbridge.rest.async;

import org.jspecify.annotations.NullMarked;
