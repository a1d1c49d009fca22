/** How a request can fail. Everything may use it; it uses nothing but the JDK. */
@NullMarked
package org.footbridge.problem;

import org.jspecify.annotations.NullMarked;
