/**
 * The pages of the implementation guide as HTML. What is shown comes from definitions and from the guide's examples only,
 * never from what is stored about people, so that the pages may be read by everybody. Pure, but for templates on the class
 * path.
 */
@NullMarked
package org.footbridge.guide.site;

import org.jspecify.annotations.NullMarked;
