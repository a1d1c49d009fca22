/** The filters and the valve in front of the FHIR servlet: limits, decoding, hosts and idempotent replays. */
@NullMarked
package org.footbridge.rest.container;

import org.jspecify.annotations.NullMarked;
