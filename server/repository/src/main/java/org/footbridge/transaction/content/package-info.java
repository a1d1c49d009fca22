/** The contents of changes: JSON as it will be stored, and HAPI's model of it. */
@NullMarked
package org.footbridge.transaction.content;

import org.jspecify.annotations.NullMarked;
