/** Resources as XML text, read strictly into HAPI's model. It knows neither HTTP nor what is done with the resource. */
@NullMarked
package org.footbridge.xml;

import org.jspecify.annotations.NullMarked;
