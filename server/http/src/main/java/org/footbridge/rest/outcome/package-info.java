/** The operations on questionnaires and scores. */
@NullMarked
package org.footbridge.rest.outcome;

import org.jspecify.annotations.NullMarked;
