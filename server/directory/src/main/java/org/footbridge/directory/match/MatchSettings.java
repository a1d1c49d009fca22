package org.footbridge.directory.match;

import java.util.OptionalInt;

/**
 * What the operator decides about matches.
 *
 * @param staleAfter months without assurance after which a service is marked
 * @param hiddenAfter months after which it is left out; never if it is empty
 * @param waitsWhenFull whether full services take referrals to a waiting list also if they do not say so
 */
public record MatchSettings(int staleAfter, OptionalInt hiddenAfter, boolean waitsWhenFull) {}
