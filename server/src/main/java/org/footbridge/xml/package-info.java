/** Resources from XML to JSON and back, without loss. It knows neither HTTP nor what is done with the resource. */
@NullMarked
package org.footbridge.xml;

import org.jspecify.annotations.NullMarked;
