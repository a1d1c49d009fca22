package org.footbridge.referral.calendar;

/** The days, besides weekends, on which nobody works. */
public enum Holidays {
    /** The bank holidays of England and Wales. */
    ENGLAND,

    /** None but those that are set one by one. */
    NONE
}
