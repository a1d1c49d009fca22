/** The operation registry: a descriptor for each operation, the registry of all, and the parsing of their parameters. */
@NullMarked
package org.footbridge.rest.operation;

import org.jspecify.annotations.NullMarked;
