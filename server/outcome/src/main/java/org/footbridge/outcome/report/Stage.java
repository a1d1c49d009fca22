package org.footbridge.outcome.report;

import java.util.Locale;
import org.footbridge.outcome.disclosure.Columns;

/** The furthest point that a referral has come to. Together they are the funnel, each referral in one of them. */
public enum Stage {
    SIGNPOSTED,
    WAITING,
    REJECTED,
    DECLINED,
    WITHDRAWN,
    NOT_ENGAGED,
    IN_PROGRESS,
    COMPLETED,
    ENDED_EARLY;

    /** The funnel: each number is the sum of those below. */
    static final Columns FUNNEL = Columns.of("referrals")
            .with("referrals", SIGNPOSTED.code(), "referred")
            .with("referred", WAITING.code(), REJECTED.code(), DECLINED.code(), WITHDRAWN.code(), "accepted")
            .with("accepted", NOT_ENGAGED.code(), "engaged")
            .with("engaged", IN_PROGRESS.code(), COMPLETED.code(), ENDED_EARLY.code());

    /** The name in reports. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
