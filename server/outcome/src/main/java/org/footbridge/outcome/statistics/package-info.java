/** The statistics of paired measurements: differences of scores, ratios of counts and proportions, each with its confidence interval; pure. */
@NullMarked
package org.footbridge.outcome.statistics;

import org.jspecify.annotations.NullMarked;
