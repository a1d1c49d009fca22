/**
 * What an operation is and which operations there are: a descriptor for each, the registry of all, and the reading of their
 * parameters.
 */
@NullMarked
package org.footbridge.rest.operation;

import org.jspecify.annotations.NullMarked;
