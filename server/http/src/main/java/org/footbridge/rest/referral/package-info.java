/** The operations on referrals: each takes one step of the closed loop atomically and answers with the resources as they are afterwards. */
@NullMarked
package org.footbridge.rest.referral;

import org.jspecify.annotations.NullMarked;
