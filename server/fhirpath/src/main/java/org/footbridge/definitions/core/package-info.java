/** The definitions of R4, each read on first use. The build generates their files. */
@NullMarked
package org.footbridge.definitions.core;

import org.jspecify.annotations.NullMarked;
