/** The instruments by which outcomes are measured, as data: their scores, the checks of scores, and scoring; pure. */
@NullMarked
package org.footbridge.outcome.instrument;

import org.jspecify.annotations.NullMarked;
