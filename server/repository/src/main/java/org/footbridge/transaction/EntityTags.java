package org.footbridge.transaction;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.resource.StoredVersion;

/**
 * Entity tags of versions, as {@code If-Match} and {@code If-None-Match} name them.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#concurrency">R4 managing resource contention</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13">RFC 9110, 13</a>
 */
public final class EntityTags {
    private static final Pattern TAGS = Pattern.compile("\\*|(W/)?\"[^\"]*\"(\\s*,\\s*(W/)?\"[^\"]*\")*|\\d+");

    private EntityTags() {}

    /** Refuses {@code tags} of {@code name} that cannot be understood, before anything is done on their behalf. */
    public static void requireReadable(String name, String tags) {
        if (!TAGS.matcher(tags.strip()).matches()) {
            throw new Problem(ProblemKind.VALUE, name + " must be a version such as W/\"3\", not '" + tags + "'.");
        }
    }

    /** Whether {@code tags} name {@code version}. */
    public static boolean names(String tags, StoredVersion version) {
        return names(tags, Integer.toString(version.version()));
    }

    /** Whether {@code tags} name {@code tag}, which is without quotes. */
    public static boolean names(String tags, String tag) {
        return Arrays.stream(tags.split(",", -1))
                .map(one -> one.strip().replaceFirst("^W/", "").replace("\"", ""))
                .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    /**
     * Whether an update or deletion may go on.
     *
     * @param current empty if there never was such a resource
     * @param required whether the client must say which version it means
     * @throws Problem STALE if it meant another state than the current one
     */
    public static void requireMatch(
            Optional<String> ifMatch, Optional<String> ifNoneMatch, Optional<StoredVersion> current, boolean required) {
        StoredVersion version = current.filter(found -> !found.deleted()).orElse(null);
        if (version == null) {
            ifMatch.ifPresent(match -> {
                throw stale("If-Match is " + match + ", but there is no such resource; leave the header out.");
            });
            return;
        }
        if (ifMatch.isPresent() && !names(ifMatch.get(), version)) {
            throw stale("If-Match is " + ifMatch.get() + ", but the current version is " + version.etag()
                    + "; read it again and repeat the change on what you find.");
        } else if (ifMatch.isEmpty() && required) {
            throw stale("This server requires If-Match on updates; the current version is " + version.etag() + ".");
        }
        if (ifNoneMatch.isPresent() && names(ifNoneMatch.get(), version)) {
            throw stale(
                    "If-None-Match is " + ifNoneMatch.get() + ", but the resource exists as " + version.etag() + ".");
        }
    }

    private static Problem stale(String message) {
        return new Problem(ProblemKind.STALE, message);
    }
}
