package org.footbridge.store.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The position of a record in the audit log, which identifies it.
 *
 * @param recorded µs since 1970
 * @param id ascending in the order in which records were written, with gaps
 */
public record AuditPosition(long recorded, long id) implements Comparable<AuditPosition> {
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,17})-([1-9]\\d{0,17})");

    /** The position in the form of an id of FHIR; empty if {@code text} is none. */
    public static Optional<AuditPosition> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new AuditPosition(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** The position as an id of FHIR. */
    public String text() {
        return recorded + "-" + id;
    }

    @Override
    public int compareTo(AuditPosition other) {
        int times = Long.compare(recorded, other.recorded);
        return times == 0 ? Long.compare(id, other.id) : times;
    }
}
