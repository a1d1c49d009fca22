/** R4's own definitions, each read when it is first asked for. The build makes their files. */
@NullMarked
package org.footbridge.definitions.core;

import org.jspecify.annotations.NullMarked;
