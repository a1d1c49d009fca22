/**
 * View models of a profile, an extension or a type: the tree of elements, the constraints and the search parameters. The
 * package is pure.
 */
@NullMarked
package org.footbridge.guide.site.structure;

import org.jspecify.annotations.NullMarked;
