/** The operation {@code $outcomes-report} over HTTP: its parameters, the reads on behalf of the caller, and the forms of its answer. */
@NullMarked
package org.footbridge.rest.outcome.report;

import org.jspecify.annotations.NullMarked;
