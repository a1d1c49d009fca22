/**
 * What the operating system and PostgreSQL know about the work a server did: processor time and memory from
 * {@code /proc}, WAL and sizes by SQL. Nothing here sends a request to the server, so reading costs it nothing.
 */
@NullMarked
package org.footbridge.bench.probe;

import org.jspecify.annotations.NullMarked;
