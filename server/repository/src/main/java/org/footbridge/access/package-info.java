/** Access control: callers, the policy that decides for them, and the policy applied to one caller. */
@NullMarked
package org.footbridge.access;

import org.jspecify.annotations.NullMarked;
