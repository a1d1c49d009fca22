package org.footbridge.directory.listing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * A HealthcareService as far as matching needs it.
 *
 * @param active whether people can be sent there at all
 * @param activities codes of what it offers
 * @param needs codes of what it is for, which are all of its codes
 * @param characteristics codes of what it has
 * @param languages tags of BCP 47 in lower case
 * @param oldest the highest age; a service for it is one until the next birthday
 * @param capacity a code of {@code sp-capacity-status}; empty if it does not say
 * @param places how many people it can take at a time; empty if nobody counts them
 * @param assured when somebody last made sure that the entry is true
 * @param updated when the entry was last written
 * @param organization id of the Organization; empty if it is not on this server
 * @param locations ids of the Locations on this server
 * @param phones digits of its telephone numbers
 * @param labelled whether it carries a security label
 */
public record ListedService(
        String id,
        int version,
        boolean active,
        String name,
        Codes activities,
        Codes needs,
        Codes characteristics,
        List<String> languages,
        List<OpeningTime> openings,
        List<Closure> closures,
        OptionalDouble youngest,
        OptionalDouble oldest,
        Costs costs,
        String capacity,
        OptionalInt places,
        Optional<LocalDate> assured,
        LocalDate updated,
        String organization,
        List<String> locations,
        List<String> phones,
        boolean labelled) {
    public ListedService {
        languages = List.copyOf(languages);
        openings = List.copyOf(openings);
        closures = List.copyOf(closures);
        locations = List.copyOf(locations);
        phones = List.copyOf(phones);
    }

    /** The same with its codes replaced by {@code shared}. */
    ListedService with(UnaryOperator<Codes> shared) {
        return new ListedService(
                id,
                version,
                active,
                name,
                shared.apply(activities),
                shared.apply(needs),
                shared.apply(characteristics),
                languages,
                openings,
                closures,
                youngest,
                oldest,
                costs,
                capacity,
                places,
                assured,
                updated,
                organization,
                locations,
                phones,
                labelled);
    }

    /** Whether it says for which ages it is. */
    public boolean hasAges() {
        return youngest.isPresent() || oldest.isPresent();
    }

    /** Whether a person of {@code age} full years is of its ages. */
    public boolean isFor(int age) {
        return (youngest.isEmpty() || age >= youngest.getAsDouble())
                && (oldest.isEmpty() || age < oldest.getAsDouble() + 1);
    }
}
