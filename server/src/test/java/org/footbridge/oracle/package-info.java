/**
 * A second opinion on search: random resources are stored over HTTP, random queries asked, and the answers compared with
 * those of a reader of R4 who goes through all resources one by one. Queries are data in {@code query}, that reader is
 * {@code naive}, and chance is in {@code random}. Nothing here uses what the server searches with, but for the list of
 * search parameters.
 */
@NullMarked
package org.footbridge.oracle;

import org.jspecify.annotations.NullMarked;
