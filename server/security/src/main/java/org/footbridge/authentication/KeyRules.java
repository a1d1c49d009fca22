package org.footbridge.authentication;

import java.time.Duration;

/**
 * The times for which the keys of an issuer are used.
 *
 * @param refresh the age at which they are fetched again
 * @param outageMax how long keys that were fetched before are used while the issuer does not answer
 */
public record KeyRules(Duration refresh, Duration outageMax) {}
