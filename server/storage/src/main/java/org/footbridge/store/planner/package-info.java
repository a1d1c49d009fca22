/** Access paths of searches: their costs by statistics, and the SQL of each. */
@NullMarked
package org.footbridge.store.planner;

import org.jspecify.annotations.NullMarked;
