/** The Provenances that the server adds to changes. */
@NullMarked
package org.footbridge.transaction.provenance;

import org.jspecify.annotations.NullMarked;
