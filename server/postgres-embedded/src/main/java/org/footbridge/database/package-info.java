/**
 * The embedded PostgreSQL, for installations without a database server. It is started, stopped and recovered together with
 * the server.
 */
@NullMarked
package org.footbridge.database;

import org.jspecify.annotations.NullMarked;
