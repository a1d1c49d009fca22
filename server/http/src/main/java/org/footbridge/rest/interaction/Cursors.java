package org.footbridge.rest.interaction;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.index.Keys;

/**
 * The end position of a page as an opaque text with a seal, which only servers of this database can make. A cursor is valid for
 * the query that it was made for.
 */
public final class Cursors {
    private final Keys keys;

    public Cursors(Keys keys) {
        this.keys = keys;
    }

    /** {@code query} is the query of the page, {@code position} its end. */
    public String write(String query, String position) {
        String text = Long.toHexString(seal(query, position)) + " " + position;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The position that {@code cursor} holds.
     *
     * @throws Problem VALUE if it is not one of {@code query}
     */
    public String read(String query, String cursor) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
        int space = text.indexOf(' ');
        String position = text.substring(space + 1);
        if (space < 0 || !text.substring(0, space).equals(Long.toHexString(seal(query, position)))) {
            throw foreign();
        }
        return position;
    }

    private long seal(String query, String position) {
        return keys.value(keys.parameter("cursor", query), position);
    }

    private static Problem foreign() {
        return new Problem(
                ProblemKind.VALUE,
                "_cursor is not one that this server gave for this query; follow the links of a page as they are, or"
                        + " start again without it.");
    }
}
