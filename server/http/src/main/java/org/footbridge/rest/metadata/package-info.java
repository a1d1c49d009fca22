/** The CapabilityStatement. */
@NullMarked
package org.footbridge.rest.metadata;

import org.jspecify.annotations.NullMarked;
