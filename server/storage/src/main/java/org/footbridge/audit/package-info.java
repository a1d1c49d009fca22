/** The audit log: records of accesses, their encoding, and the request that they belong to; pure but for the thread of a request. */
@NullMarked
package org.footbridge.audit;

import org.jspecify.annotations.NullMarked;
