/** FHIR packages: read with care, installed as a whole or not at all, and stored definitions put into effect. */
@NullMarked
package org.footbridge.packages;

import org.jspecify.annotations.NullMarked;
