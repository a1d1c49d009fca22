/**
 * An HTTP/1.1 client that costs little: one blocking socket a connection, no pool, no threads of its own. The client
 * shares the processors with the server it measures, so its own work must stay small and the same for every server.
 */
@NullMarked
package org.footbridge.bench.http;

import org.jspecify.annotations.NullMarked;
