/**
 * The HTTP interface. {@link org.footbridge.rest.container} prepares the request, {@link org.footbridge.rest.request.IncomingBody} reads its
 * body once, a provider carries it out, and {@link org.footbridge.rest.response.ResponseWriter} sends the stored bytes, or {@link
 * org.footbridge.rest.http.ProblemInterceptor} an OperationOutcome.
 */
@NullMarked
package org.footbridge.rest;

import org.jspecify.annotations.NullMarked;
