/**
 * Loader of code systems in the formats of their publishers: SNOMED CT (RF2), LOINC, and large CodeSystem resources. Files
 * are read as streams and loaded into the tables in one transaction. Files and archives are treated as untrusted input.
 */
@NullMarked
package org.footbridge.terminology.load;

import org.jspecify.annotations.NullMarked;
