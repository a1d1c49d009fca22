package org.footbridge.directory.match;

import java.util.Optional;
import org.footbridge.directory.listing.Listing;

/** One thing that is asked of services, or that always counts. */
interface Criterion {
    /** The name in reasons: that of the parameter, or what it is about. */
    String name();

    /** How much it counts, compared with the others. */
    int weight();

    /** Is asked of every service, so it must be quick. */
    Judgement judge(Listing listing);

    /** {@link #judge} in words, for a service that is not left out; empty if there is nothing to say. */
    Optional<String> words(Listing listing);
}
