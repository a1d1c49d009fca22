/** The content of the implementation guide: every definition and example in effect, and the references between them. */
@NullMarked
package org.footbridge.guide.site.guide;

import org.jspecify.annotations.NullMarked;
