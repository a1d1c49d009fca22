package org.footbridge.outcome.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A property of referrals by which the report groups them. */
public enum Dimension {
    ENGAGEMENT_MODE("engagement-mode"),
    PROFESSION("profession"),
    NEED("need"),
    ACTIVITY("activity"),
    SERVICE("service"),
    AGE_BAND("age-band"),
    SEX("sex"),
    ETHNICITY("ethnicity");

    /** The stratum of referrals of which the property is not recorded. */
    public static final String UNKNOWN = "unknown";

    private final String code;

    Dimension(String code) {
        this.code = code;
    }

    /** The name in parameters and reports. */
    public String code() {
        return code;
    }

    /** The codes of all. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Dimension::code).toList();
    }

    public static Optional<Dimension> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
