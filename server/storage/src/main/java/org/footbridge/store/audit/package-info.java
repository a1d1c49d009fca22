/** The audit log: appends its records, and finds them. */
@NullMarked
package org.footbridge.store.audit;

import org.jspecify.annotations.NullMarked;
