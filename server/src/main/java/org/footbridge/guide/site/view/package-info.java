/** What a page shows of each kind of artefact: from its JSON to records that a template writes out. Pure. */
@NullMarked
package org.footbridge.guide.site.view;

import org.jspecify.annotations.NullMarked;
