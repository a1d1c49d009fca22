/** Fragments of SQL with their values. It knows no table, no driver and no resource. */
@NullMarked
package org.footbridge.sql;

import org.jspecify.annotations.NullMarked;
