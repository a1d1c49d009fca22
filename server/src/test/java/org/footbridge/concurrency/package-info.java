/**
 * Proves what concurrent clients may rely on. Clients record what they asked and what they were told; a checker compares
 * that with what the server says has happened, and knows nothing of how the server works.
 */
@NullMarked
package org.footbridge.concurrency;

import org.jspecify.annotations.NullMarked;
