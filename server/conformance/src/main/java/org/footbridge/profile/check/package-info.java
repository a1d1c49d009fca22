/** The checks that a compiled profile consists of, and what they find. */
@NullMarked
package org.footbridge.profile.check;

import org.jspecify.annotations.NullMarked;
