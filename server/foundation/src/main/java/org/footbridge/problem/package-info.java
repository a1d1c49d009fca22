/** Failures of a request. Every package may use it; it uses nothing but the JDK. */
@NullMarked
package org.footbridge.problem;

import org.jspecify.annotations.NullMarked;
