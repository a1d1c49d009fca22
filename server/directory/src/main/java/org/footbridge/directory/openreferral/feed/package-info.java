/**
 * The import of feeds of Open Referral UK: reads a file or the pages of a publisher, checks and cleans each row, and writes what has
 * changed in small transactions. A row that is at fault is refused with its reason; the others go on. An import that was interrupted
 * is repeated from its beginning and finds what it has written already unchanged.
 */
@NullMarked
package org.footbridge.directory.openreferral.feed;

import org.jspecify.annotations.NullMarked;
