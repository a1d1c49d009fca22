/**
 * What clients want changed, and how it is done: all of it or nothing, whoever else is at work. Knows nothing of HTTP;
 * one interaction or the thousands of a transaction go the same way.
 */
@NullMarked
package org.footbridge.transaction;

import org.jspecify.annotations.NullMarked;
