/** The implementation guide over HTTP. */
@NullMarked
package org.footbridge.rest.guide;

import org.jspecify.annotations.NullMarked;
