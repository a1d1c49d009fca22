package org.footbridge.referral.people;

/** The Patients whose NHS numbers must have a valid check digit. */
public enum NhsNumberCheck {
    /** Patients that claim the profile SPPatient, which validation checks. */
    PROFILE,

    /** All. */
    ALL
}
