/**
 * The only package that knows the database: resources in, versions out.
 *
 * <p>A write is one SQL statement, so it is one round trip, atomic, and leaves nothing behind when it fails. What the
 * tables hold and why is told beside them in {@code db/changelog/changes} and in {@code docs/adr/0001-storage.md}.
 */
@NullMarked
package org.footbridge.store;

import org.jspecify.annotations.NullMarked;
