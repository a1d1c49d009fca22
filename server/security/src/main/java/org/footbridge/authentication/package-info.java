/** Verifies the tokens of callers: signature, issuer, audience and times. It knows the keys of the trusted issuers. */
@NullMarked
package org.footbridge.authentication;

import org.jspecify.annotations.NullMarked;
