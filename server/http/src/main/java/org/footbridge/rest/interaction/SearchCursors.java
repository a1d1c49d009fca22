package org.footbridge.rest.interaction;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.QueryValues;
import org.footbridge.search.index.Keys;
import org.footbridge.store.planner.SearchPosition;
import org.jspecify.annotations.Nullable;

/** The end position of a search page as a text for its link. The server keeps no state, so a cursor survives a restart. */
public final class SearchCursors {
    private static final String NONE = "-";

    private final Cursors cursors;
    private final Duration lifetime;
    private final InstantSource clock;

    /** {@code total} of all pages, if the first page had it. */
    record Cursor(SearchPosition position, OptionalLong total) {}

    /** @param lifetime counts from the page that the cursor stands on */
    public SearchCursors(Keys keys, Duration lifetime, InstantSource clock) {
        this.cursors = new Cursors(keys);
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** {@code path} is the search that the cursor belongs to. */
    String write(String path, SearchPosition position, OptionalLong total) {
        String values = position.values().stream().map(SearchCursors::text).collect(Collectors.joining(" "));
        return cursors.write(
                path,
                String.join(
                        " ",
                        Long.toString(clock.instant().getEpochSecond()),
                        total.isPresent() ? Long.toString(total.getAsLong()) : NONE,
                        position.snapshot(),
                        Long.toString(position.pid()),
                        values));
    }

    /**
     * @throws Problem VALUE if it is not one of {@code path}, EXPIRED if it is too old
     */
    Cursor read(String path, String cursor, int sortKeys) {
        String[] parts = cursors.read(path, cursor).strip().split(" ", -1);
        // The text is ours: its seal was checked.
        if (parts.length != 4 + sortKeys) {
            throw new Problem(ProblemKind.EXPIRED, "_cursor is of an earlier version of this server; start again.");
        }
        Instant made = Instant.ofEpochSecond(Long.parseLong(parts[0]));
        if (clock.instant().isAfter(made.plus(lifetime))) {
            throw new Problem(
                    ProblemKind.EXPIRED,
                    "_cursor has expired: it was good for "
                            + lifetime.toString().substring(2).toLowerCase(Locale.ROOT)
                            + ". Start again without it.");
        }
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 4; i < parts.length; i++) {
            values.add(value(parts[i]));
        }
        return new Cursor(
                new SearchPosition(parts[2], values, Long.parseLong(parts[3])),
                parts[1].equals(NONE) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[1])));
    }

    private static String text(@Nullable String value) {
        return value == null ? NONE : "+" + QueryValues.escaped(value);
    }

    private static @Nullable String value(String text) {
        return text.equals(NONE) ? null : URLDecoder.decode(text.substring(1), StandardCharsets.UTF_8);
    }
}
