/**
 * The pages of the implementation guide as HTML. The content comes only from definitions and from the guide's examples,
 * never from stored resources about people, so that the pages can be public. The package is pure, except for templates on
 * the class path.
 */
@NullMarked
package org.footbridge.guide.site;

import org.jspecify.annotations.NullMarked;
