/** The directory of community services. */
@NullMarked
package org.footbridge.directory;

import org.jspecify.annotations.NullMarked;
