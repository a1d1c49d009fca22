package org.footbridge.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.footbridge.change.EntityTags;
import org.footbridge.problem.Problem;
import org.footbridge.store.StoredVersion;

/**
 * The conditional headers of HTTP, as far as FHIR uses them.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#concurrency">R4 managing resource contention</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, 13</a>
 */
final class Preconditions {
    private Preconditions() {}

    /** Refuses headers that cannot be understood, before anything is done on their behalf. */
    static void requireReadable(RequestDetails request) {
        for (String name : new String[] {"If-Match", "If-None-Match"}) {
            String value = request.getHeader(name);
            if (value != null) {
                EntityTags.requireReadable(name, value);
            }
        }
    }

    /**
     * Whether an update may go on.
     *
     * @throws Problem STALE if the client meant another state than the current one
     */
    static void requireMatch(RequestDetails request, Optional<StoredVersion> current, boolean required) {
        EntityTags.requireMatch(
                Optional.ofNullable(request.getHeader("If-Match")),
                Optional.ofNullable(request.getHeader("If-None-Match")),
                current,
                required);
    }

    /** Whether a read can be answered with 304. If-None-Match goes before If-Modified-Since. */
    static boolean notModified(RequestDetails request, StoredVersion version) {
        String noneMatch = request.getHeader("If-None-Match");
        if (noneMatch != null) {
            return EntityTags.names(noneMatch, version);
        }
        String since = request.getHeader("If-Modified-Since");
        if (since == null) {
            return false;
        }
        try {
            Instant instant = ZonedDateTime.parse(since, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return !version.updated().truncatedTo(ChronoUnit.SECONDS).isAfter(instant);
        } catch (DateTimeParseException e) {
            return false; // RFC 9110 13.1.3: a date that cannot be read is ignored
        }
    }
}
