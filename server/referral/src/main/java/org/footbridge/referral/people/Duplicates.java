package org.footbridge.referral.people;

/** The treatment of a referral of a person who was referred to the same service for the same need before, and not long ago. */
public enum Duplicates {
    /** {@code $refer} notes it in the new Task. */
    FLAG,

    /** The second referral is refused. */
    REFUSE
}
