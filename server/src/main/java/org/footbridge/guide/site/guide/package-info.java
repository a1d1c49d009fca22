/** What the implementation guide consists of: every definition and example in effect, and who speaks of whom. */
@NullMarked
package org.footbridge.guide.site.guide;

import org.jspecify.annotations.NullMarked;
