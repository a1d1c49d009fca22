package org.footbridge.referral.service;

/** The treatment of a referral to a service whose places are all taken, if the service does not say itself that it has a waiting list. */
public enum WhenFull {
    REFUSE,
    WAITING_LIST
}
