/** Connections, transactions and statements; the clock, the resource types and the secrets of the database. */
@NullMarked
package org.footbridge.store.jdbc;

import org.jspecify.annotations.NullMarked;
