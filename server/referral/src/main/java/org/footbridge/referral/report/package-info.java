/**
 * The message back to the GP and the referrer: a FHIR document composed from a referral and what came of it, the same as an HTML page and as PDF,
 * and the changes that store it. Pure.
 */
@NullMarked
package org.footbridge.referral.report;

import org.jspecify.annotations.NullMarked;
