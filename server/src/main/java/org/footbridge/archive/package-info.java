/** What all that reads archives has to see to, whatever is in them: it knows no format, and not how much is too much. */
@NullMarked
package org.footbridge.archive;

import org.jspecify.annotations.NullMarked;
