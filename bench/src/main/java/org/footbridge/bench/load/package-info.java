/**
 * Getting the data into a server, and knowing afterwards under which ids it has them: at once, or on another day from a
 * state file.
 */
@NullMarked
package org.footbridge.bench.load;

import org.jspecify.annotations.NullMarked;
