/**
 * The door: HTTP on one side, stored versions on the other. A request is read once ({@link org.footbridge.rest.IncomingBody}),
 * decided by a provider, and answered with the stored bytes ({@link org.footbridge.rest.ResponseContents}) or with an
 * OperationOutcome ({@link org.footbridge.rest.ProblemInterceptor}).
 */
@NullMarked
package org.footbridge.rest;

import org.jspecify.annotations.NullMarked;
