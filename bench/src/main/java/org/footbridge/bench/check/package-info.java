/** What is asked of answers: whether they are exactly what the data demand, and what in them is not. */
@NullMarked
package org.footbridge.bench.check;

import org.jspecify.annotations.NullMarked;
