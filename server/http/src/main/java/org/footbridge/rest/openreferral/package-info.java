/** The open directory over HTTP, as Open Referral UK 3.0 has it, and the operation that imports feeds. */
@NullMarked
package org.footbridge.rest.openreferral;

import org.jspecify.annotations.NullMarked;
