/** Working days and the times within which referrals are to be answered; pure. */
@NullMarked
package org.footbridge.referral.calendar;

import org.jspecify.annotations.NullMarked;
