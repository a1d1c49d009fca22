/** Resources and queries by chance; the same seed gives the same ones. */
@NullMarked
package org.footbridge.oracle.random;

import org.jspecify.annotations.NullMarked;
