/** Fragments of SQL with their parameter values. The package knows no table, no driver and no resource. */
@NullMarked
package org.footbridge.sql;

import org.jspecify.annotations.NullMarked;
