/** Attacks on the server over HTTP, which must neither succeed nor harm it. */
@NullMarked
package org.footbridge.http.attack;

import org.jspecify.annotations.NullMarked;
