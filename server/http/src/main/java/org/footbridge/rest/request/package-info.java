/** Requests of FHIR: checks of URLs and parameters, and bodies. */
@NullMarked
package org.footbridge.rest.request;

import org.jspecify.annotations.NullMarked;
