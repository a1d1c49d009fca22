package org.footbridge.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.StoredVersion;
import org.jspecify.annotations.Nullable;

/**
 * The conditional headers of HTTP, as far as FHIR uses them.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#concurrency">R4 managing resource contention</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, 13</a>
 */
final class Preconditions {
    private static final Pattern TAGS = Pattern.compile("\\*|(W/)?\"[^\"]*\"(\\s*,\\s*(W/)?\"[^\"]*\")*|\\d+");

    private Preconditions() {}

    /** Refuses headers that cannot be understood, before anything is done on their behalf. */
    static void requireReadable(RequestDetails request) {
        for (String name : new String[] {"If-Match", "If-None-Match"}) {
            String value = request.getHeader(name);
            if (value != null && !TAGS.matcher(value.strip()).matches()) {
                throw new Problem(ProblemKind.VALUE, name + " must be a version such as W/\"3\", not '" + value + "'.");
            }
        }
        if (request.getHeader("If-None-Exist") != null) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "Conditional create (If-None-Exist) is not supported yet; nothing was stored.");
        }
    }

    /**
     * Whether an update or deletion may go on.
     *
     * @param current null if there is no such resource
     * @throws Problem STALE if the client meant another state than the current one
     */
    static void requireMatch(RequestDetails request, @Nullable StoredVersion current, boolean required) {
        if (current == null || current.deleted()) {
            requireNone(request);
            return;
        }
        String match = request.getHeader("If-Match");
        if (match != null && !names(match, current)) {
            throw stale("If-Match is " + match + ", but the current version is " + current.etag()
                    + "; read it again and repeat the change on what you find.");
        } else if (match == null && required) {
            throw stale("This server requires If-Match on updates; the current version is " + current.etag() + ".");
        }
        String noneMatch = request.getHeader("If-None-Match");
        if (noneMatch != null && names(noneMatch, current)) {
            throw stale("If-None-Match is " + noneMatch + ", but the resource exists as " + current.etag() + ".");
        }
    }

    private static void requireNone(RequestDetails request) {
        String match = request.getHeader("If-Match");
        if (match != null) {
            throw stale("If-Match is " + match + ", but there is no such resource; leave the header out to create it.");
        }
    }

    private static Problem stale(String message) {
        return new Problem(ProblemKind.STALE, message);
    }

    /** Whether a read can be answered with 304. If-None-Match goes before If-Modified-Since. */
    static boolean notModified(RequestDetails request, StoredVersion version) {
        String noneMatch = request.getHeader("If-None-Match");
        if (noneMatch != null) {
            return names(noneMatch, version);
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

    private static boolean names(String tags, StoredVersion version) {
        String number = Integer.toString(version.version());
        return Arrays.stream(tags.split(",", -1))
                .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(number));
    }
}
