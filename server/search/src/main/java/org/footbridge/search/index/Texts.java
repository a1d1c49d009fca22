package org.footbridge.search.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The texts behind the tokens of one version of a resource. Tokens can only be compared for equality; sorting and comparison
 * by prefix need the text.
 *
 * <p>Codes, displays and URIs occur in many resources and are {@code shared}: the table has one row for each key.
 * Identifiers and telephone numbers are nearly unique and are personal data: they are the resource's {@code own}, stored in
 * its row and deleted with it.
 *
 * @param shared distinct, in the order of their keys
 * @param own a sequence of entries, in order, with {@link #SEPARATOR} between them: eight hexadecimal digits, the key of
 *     {@link Keys#present}, and then the text
 */
public record Texts(List<Shared> shared, String own) {
    /** A character that no text of FHIR contains. */
    static final char SEPARATOR = '\1';

    /** More would not fit into a row of an index. */
    private static final int CODE_POINTS_MAX = 500;

    /**
     * The text of a key, which is a token of the resource. {@code parameter} is the key of the parameter within which texts
     * are compared.
     */
    public record Shared(long key, long parameter, String text) {}

    public Texts {
        shared = List.copyOf(shared);
    }

    /** The prefix of an own text; {@code present} is the key of {@link Keys#present}. */
    public static String own(int present) {
        return HexFormat.of().toHexDigits(present);
    }

    /** Collects the texts of one resource. */
    public static final class Builder {
        private final List<Shared> shared = new ArrayList<>();
        private final SortedSet<String> own = new TreeSet<>();

        public void share(long key, long parameter, String text) {
            shared.add(new Shared(key, parameter, storable(text)));
        }

        public void own(int present, String text) {
            own.add(Texts.own(present) + storable(text));
        }

        /** PostgreSQL has no NUL in texts. */
        private static String storable(String text) {
            String clean = text.indexOf('\0') < 0 && text.indexOf(SEPARATOR) < 0
                    ? text
                    : text.replace("\0", "").replace(String.valueOf(SEPARATOR), "");
            return clean.length() <= CODE_POINTS_MAX || clean.codePointCount(0, clean.length()) <= CODE_POINTS_MAX
                    ? clean
                    : clean.substring(0, clean.offsetByCodePoints(0, CODE_POINTS_MAX));
        }

        Texts build() {
            shared.sort(Comparator.comparingLong(Shared::key));
            List<Shared> distinct = new ArrayList<>(shared.size());
            for (Shared text : shared) {
                if (distinct.isEmpty() || distinct.get(distinct.size() - 1).key() != text.key()) {
                    distinct.add(text);
                }
            }
            return new Texts(distinct, String.join(String.valueOf(SEPARATOR), own));
        }
    }
}
