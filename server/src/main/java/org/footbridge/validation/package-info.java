/** Whether a resource keeps the rules of R4 and of the profiles it claims. It changes nothing and stores nothing. */
@NullMarked
package org.footbridge.validation;

import org.jspecify.annotations.NullMarked;
