/** Responses: stored bytes, pages as Bundles, and subsets of resources. */
@NullMarked
package org.footbridge.rest.response;

import org.jspecify.annotations.NullMarked;
