/** Parsed searches, and the members of compartments. */
@NullMarked
package org.footbridge.search.request;

import org.jspecify.annotations.NullMarked;
