/** Outcomes: instruments and their scores, questionnaires, and reports about groups of people. */
@NullMarked
package org.footbridge.outcome;

import org.jspecify.annotations.NullMarked;
