/**
 * Code systems as their publishers give them out: releases of SNOMED CT (RF2), of LOINC, and large CodeSystems of FHIR. Read
 * from files piece by piece, and loaded into the tables all or nothing; neither files nor archives are trusted.
 */
@NullMarked
package org.footbridge.terminology.load;

import org.jspecify.annotations.NullMarked;
