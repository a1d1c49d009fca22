/** Finds inconsistencies between resources, histories and index rows. */
@NullMarked
package org.footbridge.store.check;

import org.jspecify.annotations.NullMarked;
