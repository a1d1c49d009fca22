/**
 * Lossless conversion of resources between XML and JSON. The package depends neither on HTTP nor on the use of the resource.
 */
@NullMarked
package org.footbridge.xml;

import org.jspecify.annotations.NullMarked;
