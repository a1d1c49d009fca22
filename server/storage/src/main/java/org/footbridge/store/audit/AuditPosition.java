package org.footbridge.store.audit;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.audit.Seal;

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

    /** The position at place {@code index} of a seal. */
    static AuditPosition of(Seal seal, int index) {
        ByteBuffer at = ByteBuffer.wrap(seal.positions(), index * Seal.POSITION, Seal.POSITION);
        return new AuditPosition(at.getLong(), at.getLong());
    }

    /** The place of {@code position} in a seal, whose positions are in order; -1 if it does not cover it. */
    public static int indexIn(Seal seal, AuditPosition position) {
        int low = 0;
        int high = seal.count() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int compared = of(seal, middle).compareTo(position);
            if (compared == 0) {
                return middle;
            } else if (compared < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
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
