package org.footbridge.rest.audit;

import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.value.TimeRange;

/** The range of time that the values of {@code date} leave, in microseconds since 1970. Dates without a zone are in UTC. */
final class AuditDates {
    private static final Pattern VALUE = Pattern.compile("(eq|gt|ge|lt|le|sa|eb)?(\\d{4}.*)");

    private long from;
    private long until = Long.MAX_VALUE;

    /**
     * Restricts the range further.
     *
     * @throws Problem VALUE if {@code text} is not a date with a prefix that a time can be compared by
     */
    void restrict(String text) {
        Matcher matcher = VALUE.matcher(text);
        TimeRange range = matcher.matches()
                ? TimeRange.parse(matcher.group(2), ZoneOffset.UTC).orElseThrow(() -> unreadable(text))
                : null;
        if (range == null) {
            throw unreadable(text);
        }
        String prefix = matcher.group(1) == null ? "eq" : matcher.group(1);
        switch (prefix) {
            case "ge" -> from = Math.max(from, range.from());
            case "gt", "sa" -> from = Math.max(from, range.to());
            case "lt", "eb" -> until = Math.min(until, range.from());
            case "le" -> until = Math.min(until, range.to());
            default -> {
                from = Math.max(from, range.from());
                until = Math.min(until, range.to());
            }
        }
    }

    private static Problem unreadable(String text) {
        return new Problem(
                ProblemKind.VALUE,
                "Search parameter 'date' takes a date or time such as ge2026-11-30, with one of the prefixes eq, gt,"
                        + " ge, lt, le, sa and eb, not '" + text + "'.");
    }

    long from() {
        return from;
    }

    long until() {
        return until;
    }
}
