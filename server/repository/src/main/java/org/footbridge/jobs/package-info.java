/**
 * Runs work in the background: a queue in the database, which all servers share, and on each server a runner with
 * a small pool of threads.
 *
 * <p>Context: an installation or a large search can take longer than a client waits, and the server may be killed meanwhile. Decision: a
 * job is a row; a runner takes it with a lease and renews that; a handler, registered by the name of its kind, does the work. Consequence:
 * a job may be started again after an interruption, so a handler has to be safe to repeat, or to save its position.
 */
@NullMarked
package org.footbridge.jobs;

import org.jspecify.annotations.NullMarked;
