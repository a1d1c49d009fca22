package org.footbridge.directory.openreferral.feed;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The report of an import: how many services there were of each effect, and the rows of which there is something to say. */
public final class ImportReport {
    private static final int LINES_MAX = 1_000;

    private final boolean dryRun;
    private final Map<Effect, Integer> counts = new EnumMap<>(Effect.class);
    private final List<Line> lines = new ArrayList<>();
    private int more;

    /** What becomes of a row. */
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        CLOSED,
        REFUSED;

        /** The code that reports use. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A row of which there is something to say.
     *
     * @param number its place in the feed; 0 for a service that the feed no longer has
     */
    public record Line(int number, String id, Effect effect, List<String> reasons) {
        public Line {
            reasons = List.copyOf(reasons);
        }
    }

    ImportReport(boolean dryRun) {
        this.dryRun = dryRun;
    }

    void add(int number, String id, Effect effect, List<String> reasons) {
        counts.merge(effect, 1, Integer::sum);
        if (reasons.isEmpty()) {
            return;
        } else if (lines.size() < LINES_MAX) {
            lines.add(new Line(number, id, effect, reasons));
        } else {
            more++;
        }
    }

    /** Whether nothing was stored. */
    public boolean isDryRun() {
        return dryRun;
    }

    public int count(Effect effect) {
        return counts.getOrDefault(effect, 0);
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** How many further rows there is something to say of. */
    public int more() {
        return more;
    }

    /** The counts in a sentence. */
    public String summary() {
        StringBuilder text = new StringBuilder("Services");
        for (Effect effect : Effect.values()) {
            text.append(' ')
                    .append(effect.code())
                    .append(": ")
                    .append(count(effect))
                    .append(',');
        }
        text.setCharAt(text.length() - 1, '.');
        return text.toString();
    }
}
