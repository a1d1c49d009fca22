/**
 * Parses batches and transactions entry by entry, without parsing the resources in them. Changes go to package {@code transaction};
 * reads go to the interactions of {@code rest}.
 */
@NullMarked
package org.footbridge.bundle;

import org.jspecify.annotations.NullMarked;
