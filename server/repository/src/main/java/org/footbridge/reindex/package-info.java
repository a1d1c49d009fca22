/**
 * Keeps the index consistent with the search parameters while the server runs.
 *
 * <p>Context: a search parameter can be stored like any resource, several servers may share a database, and what is
 * stored already was indexed without it. Decision: a server first indexes by a new parameter and then asks for a job
 * that goes through the old resources; each that learns of it too late asks for another one, and each write looks once
 * more whether it still has the entries it should have. Consequence: no lock between servers and none on what is written
 * meanwhile; until the job is done, a search by the parameter says that it may be incomplete. {@code ReindexTest} and
 * {@code ReindexRaceTest} prove it.
 */
@NullMarked
package org.footbridge.reindex;

import org.jspecify.annotations.NullMarked;
