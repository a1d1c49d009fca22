/**
 * The kinds of request that are measured, and what a right answer to each is. A wrong answer is an error and never
 * counts as throughput: a server that answers nonsense quickly gets no credit.
 */
@NullMarked
package org.footbridge.bench.step;

import org.jspecify.annotations.NullMarked;
