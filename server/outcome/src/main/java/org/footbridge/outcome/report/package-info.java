/**
 * The outcomes report: which referrals and measurements it is about, how they are paired and grouped, what is published of them, and its
 * forms as MeasureReport and CSV; pure.
 */
@NullMarked
package org.footbridge.outcome.report;

import org.jspecify.annotations.NullMarked;
