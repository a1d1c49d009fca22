/**
 * The mapping between documents of Open Referral UK 3.0 and FHIR resources, both ways and without loss; pure. A property
 * that has an element of FHIR goes there; every other one is kept in the extension {@code open-referral-field} of the element that
 * its object became, so that the way back gives the same document.
 */
@NullMarked
package org.footbridge.directory.openreferral.mapping;

import org.jspecify.annotations.NullMarked;
