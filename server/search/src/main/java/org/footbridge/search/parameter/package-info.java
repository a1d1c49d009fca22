/** Search parameters: R4's, those of our packages, and stored ones. */
@NullMarked
package org.footbridge.search.parameter;

import org.jspecify.annotations.NullMarked;
