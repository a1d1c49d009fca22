package org.footbridge.directory.openreferral.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A service as the index of the open directory knows it: what it is found by, not what is given out of it.
 *
 * @param id in Open Referral UK
 * @param resource the reference to the HealthcareService
 * @param listed whether lists show it; a service that has ended is found by its id only
 * @param text in lower case, in which words are searched
 * @param provider the reference to the Organization; empty if there is none here
 */
record Listing(
        String id,
        String resource,
        boolean listed,
        String text,
        String provider,
        Optional<BigDecimal> youngest,
        Optional<BigDecimal> oldest,
        Instant modified,
        List<Opening> openings,
        List<Place> places,
        List<JsonNode> terms) {
    /**
     * The hours of a schedule.
     *
     * @param days codes such as {@code MO}
     * @param from such as {@code 09:30:00}; empty if it is not known
     */
    record Opening(List<String> days, String from, String to) {
        Opening {
            days = List.copyOf(days);
        }
    }

    /**
     * A place of the service.
     *
     * @param id of the service at location
     * @param location the reference to the Location; empty if there is none here
     */
    record Place(String id, String location) {}

    Listing {
        openings = List.copyOf(openings);
        places = List.copyOf(places);
        terms = List.copyOf(terms);
    }
}
