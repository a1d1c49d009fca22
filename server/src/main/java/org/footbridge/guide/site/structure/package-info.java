/** What a page shows of a profile, an extension or a type: its elements as a tree, its rules, its search parameters. Pure. */
@NullMarked
package org.footbridge.guide.site.structure;

import org.jspecify.annotations.NullMarked;
