/** An OAuth 2 authorization server with accounts for trials: Spring Authorization Server, started when it is first asked for. */
@NullMarked
package org.footbridge.authorizationserver;

import org.jspecify.annotations.NullMarked;
