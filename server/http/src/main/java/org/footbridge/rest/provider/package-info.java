/** The providers that HAPI calls: resource types, the system, and the operations but those of terminology. */
@NullMarked
package org.footbridge.rest.provider;

import org.jspecify.annotations.NullMarked;
