package org.footbridge.rest.http;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.EntityTags;

/**
 * The conditional headers of HTTP, as far as FHIR uses them.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#concurrency">R4 managing resource contention</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, 13</a>
 */
public final class Preconditions {
    private Preconditions() {}

    /** Refuses headers that cannot be understood, before anything is done on their behalf. */
    public static void requireReadable(RequestDetails request) {
        for (String name : new String[] {"If-Match", "If-None-Match"}) {
            tags(request, name).ifPresent(value -> EntityTags.requireReadable(name, value));
        }
    }

    /** Whether a read can be answered with 304. If-None-Match goes before If-Modified-Since. */
    public static boolean notModified(RequestDetails request, StoredVersion version) {
        Optional<String> noneMatch = tags(request, "If-None-Match");
        if (noneMatch.isPresent()) {
            return EntityTags.names(noneMatch.get(), version);
        }
        if (request instanceof SubRequest entry) {
            return entry.modifiedSince()
                    .filter(since -> !version.updated().isAfter(since))
                    .isPresent();
        }
        // RFC 9110 13.1.3: a date that cannot be read is ignored
        return Optional.ofNullable(request.getHeader("If-Modified-Since"))
                .flatMap(since -> HttpDate.parse(since, Instant.now()))
                .filter(since ->
                        !version.updated().truncatedTo(ChronoUnit.SECONDS).isAfter(since))
                .isPresent();
    }

    /** Whether a response with the entity tag {@code tag}, without quotes, and no date is 304. */
    public static boolean notModified(RequestDetails request, String tag) {
        return tags(request, "If-None-Match")
                .filter(tags -> EntityTags.names(tags, tag))
                .isPresent();
    }

    /** All headers of the name as one; empty if there is none. */
    public static Optional<String> tags(RequestDetails request, String name) {
        String first = request.getHeader(name);
        if (first == null) {
            return Optional.empty();
        }
        List<String> all = request.getHeaders(name);
        return Optional.of(all.size() == 1 ? first : String.join(", ", all));
    }
}
