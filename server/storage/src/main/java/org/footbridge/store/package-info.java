/**
 * The stores of one database, put together. Each sub-package has the tables of one subject; only they use JDBC. Migrations are in
 * {@code db/changelog/changes}, reasons in {@code docs/adr/0001-storage.md}.
 */
@NullMarked
package org.footbridge.store;

import org.jspecify.annotations.NullMarked;
