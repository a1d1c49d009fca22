/** Open Referral UK 3.0: its documents as FHIR resources and back, the open directory, and the import of feeds. */
@NullMarked
package org.footbridge.directory.openreferral;

import org.jspecify.annotations.NullMarked;
