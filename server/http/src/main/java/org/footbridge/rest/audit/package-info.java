/** The audit log over HTTP: the events of requests. */
@NullMarked
package org.footbridge.rest.audit;

import org.jspecify.annotations.NullMarked;
