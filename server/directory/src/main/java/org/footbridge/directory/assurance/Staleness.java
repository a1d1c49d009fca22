package org.footbridge.directory.assurance;

import java.time.LocalDate;
import org.footbridge.directory.listing.ListedService;

/**
 * The rule that says which services are stale.
 *
 * @param months after the last assurance, or the last change of an entry that was never assured
 */
public record Staleness(int months) {
    /** Whether nobody has made sure for so long that {@code service} is true; one that is not active is not looked at. */
    public boolean isStale(ListedService service, LocalDate today) {
        return service.active() && service.assured().orElse(service.updated()).isBefore(today.minusMonths(months));
    }
}
