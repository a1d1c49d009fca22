/** The elements of a profile as a tree, from its snapshot. */
@NullMarked
package org.footbridge.profile.tree;

import org.jspecify.annotations.NullMarked;
