/** Questionnaires and the answers to them: filling them in, extracting scores, and answers that are to be heeded at once. */
@NullMarked
package org.footbridge.outcome.questionnaire;

import org.jspecify.annotations.NullMarked;
