package org.footbridge.directory.listing;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The rules of referrals by which places are counted, as functions of stored resources.
 *
 * @param use of a Task; empty if it is not an open referral
 * @param services ids of the services that a ServiceRequest was sent to
 * @param open the search for Tasks that may be open referrals
 */
public record ReferralReading(
        Function<byte[], Optional<OpenReferral>> use, Function<byte[], Set<String>> services, String open) {}
