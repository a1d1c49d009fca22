/**
 * Footbridge, put together: settings, objects, servlet. The only package that knows Spring's context; it may use every
 * other, and none may use it.
 */
@NullMarked
package org.footbridge;

import org.jspecify.annotations.NullMarked;
