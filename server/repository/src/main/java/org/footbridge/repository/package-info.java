/** The one way to resource data: reads, searches and histories on behalf of a caller, narrowed by the access policy. */
@NullMarked
package org.footbridge.repository;

import org.jspecify.annotations.NullMarked;
