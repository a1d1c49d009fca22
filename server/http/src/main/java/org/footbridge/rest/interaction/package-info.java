/** The interactions of R4 on behalf of a caller: read, write, search and history. */
@NullMarked
package org.footbridge.rest.interaction;

import org.jspecify.annotations.NullMarked;
