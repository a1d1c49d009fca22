/**
 * Follows the changes of resources. There are two kinds of consumers. A broadcast reaches every server: each renews what it holds in
 * memory. Work is done by one server: the position in the change feed is in the database and moves with the work.
 *
 * <p>Context: servers that share a database cache definitions and search parameters, and some changes are to be told to others.
 * Decision: one thread of a server listens for notifications and looks at the database every two seconds as well. Consequence: a
 * broadcast may happen more often than there are changes, and work may be repeated after a failure, but no change is missed.
 */
@NullMarked
package org.footbridge.feed;

import org.jspecify.annotations.NullMarked;
