package org.footbridge.directory.listing;

/**
 * The bounds of the directory in memory.
 *
 * @param services how many services it may hold
 * @param referrals how many open referrals
 * @param narrowed how many services are read one by one for a caller for whom not all of them exist
 */
public record DirectoryLimits(int services, int referrals, int narrowed) {}
