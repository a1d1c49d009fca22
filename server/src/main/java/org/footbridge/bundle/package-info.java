/**
 * Batches and transactions as clients send them: read without looking at the resources in them, and understood entry by
 * entry. What is to be changed is for {@code change}; what is to be read for whoever serves such requests.
 */
@NullMarked
package org.footbridge.bundle;

import org.jspecify.annotations.NullMarked;
