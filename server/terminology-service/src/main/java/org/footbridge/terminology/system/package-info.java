/** Code systems, as listed in memory or loaded into tables, and filters of their concepts. */
@NullMarked
package org.footbridge.terminology.system;

import org.jspecify.annotations.NullMarked;
