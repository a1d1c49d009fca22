/** Validation of resources against R4 and the profiles that they claim. It changes nothing and stores nothing. */
@NullMarked
package org.footbridge.validation;

import org.jspecify.annotations.NullMarked;
