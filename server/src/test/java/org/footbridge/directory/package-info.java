/**
 * The directory of community services, matched, assured and compared on a running server.
 *
 * <p>{@code NaiveMatch} is longer than 300 lines, and better whole: it is the table of criteria in docs/service-match.md, row by row, to be
 * read beside that page, and its criteria share one sum and one list of reasons.
 */
package org.footbridge.directory;
