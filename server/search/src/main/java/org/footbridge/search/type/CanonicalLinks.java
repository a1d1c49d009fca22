package org.footbridge.search.type;

import java.util.Arrays;
import java.util.Optional;
import org.footbridge.definitions.core.VersionOrder;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.sql.Sql;

/**
 * SQL conditions that follow canonical references from one index row to another. A canonical is a text, {@code url} or
 * {@code url|version}, and so is the URL of a definition; {@code token_text} holds both, so that they can be compared. A
 * canonical without a version refers to the newest version of the definition, in each resource type that has it: a
 * definition has a token whose text is its URL and the {@link VersionOrder#sortKey} of its version.
 *
 * @see <a href="https://hl7.org/fhir/R4/references.html#canonical">R4 canonical references</a>
 */
public final class CanonicalLinks {
    /** Between URL and version; in no URL. */
    private static final char SEPARATOR = '\2';

    /** The longest text that is compared. Longer texts are cut in the table, and a cut text is not comparable. */
    private static final int LENGTH_MAX = 480;

    /** Predicate: row {@code d}, of the given type and keys, is the definition to which the text {@code n.text} refers. */
    private static final String MEANT = "EXISTS (SELECT 1 FROM (SELECT o.text, split_part(o.text, chr(2), 1) AS url"
            + " FROM token_text o WHERE o.key = ANY(d.tokens) AND o.parameter = ? OFFSET 0) o"
            + " WHERE n.text <> o.url OR NOT EXISTS (SELECT 1 FROM token_text w CROSS JOIN LATERAL"
            + " (SELECT x.pid FROM search x WHERE x.tokens && ARRAY[w.key] AND x.type = " + SearchQuery.TYPE_NUMBER
            + " OFFSET 0) y WHERE w.parameter = ? AND w.text >= o.text AND w.text < o.url || chr(3)"
            + " AND (w.text > o.text OR y.pid > d.pid)))";

    /** The names of row {@code d}: its URL, also with its version. */
    private static final String NAMES =
            " CROSS JOIN LATERAL (SELECT n.text FROM token_text n WHERE n.key = ANY(d.tokens)"
                    + " AND n.parameter = ? OFFSET 0) n";

    private final SearchParameters parameters;
    private final Keys keys;

    public CanonicalLinks(SearchParameters parameters, Keys keys) {
        this.parameters = parameters;
        this.keys = keys;
    }

    /** Adds the entries that link a canonical, {@code written} under the parameter {@code key}, to its definition. */
    static void indexReference(Keys keys, long key, String written, IndexEntries.Builder entries) {
        if (written.length() <= LENGTH_MAX) {
            long parameter = written(keys, key);
            long token = keys.value(parameter, written);
            entries.token(token);
            entries.texts().share(token, parameter, written);
        }
    }

    /**
     * Adds the entry that orders the versions of {@code url}, whose parameter is {@code key}, so that the newest can be
     * found.
     */
    static void indexVersion(Keys keys, long key, CanonicalUrl url, IndexEntries.Builder entries) {
        String text = url.url() + SEPARATOR + VersionOrder.sortKey(url.version());
        if (text.length() <= LENGTH_MAX) {
            long parameter = order(keys, key);
            long token = keys.value(parameter, text);
            entries.token(token);
            entries.texts().share(token, parameter, text);
        }
    }

    private static long written(Keys keys, long reference) {
        return keys.value(reference, ":canonical");
    }

    private static long order(Keys keys, long url) {
        return keys.value(url, ":version");
    }

    private long[] written(long[] references) {
        return Arrays.stream(references)
                .map(reference -> written(keys, reference))
                .toArray();
    }

    /** The key of the parameter that definitions of {@code type} are searched by their URL with; empty if they have none. */
    public Optional<Long> url(String type) {
        return parameters
                .find(type, "url")
                .filter(url -> url.expression().equals(type + ".url"))
                .map(url -> keys.parameter(type, "url"));
    }

    /** Row predicate: {@code s} has a canonical under one of {@code references} that refers to a match of {@code target}. */
    public Sql eachReferring(long[] references, long url, SearchQuery target) {
        return Sql.of(
                        "EXISTS (SELECT 1 FROM (SELECT s.tokens) k CROSS JOIN LATERAL (SELECT t.text FROM token_text t"
                                + " WHERE t.key = ANY(k.tokens) AND t.parameter = ANY(?) OFFSET 0) n CROSS JOIN LATERAL"
                                + " (SELECT u.key FROM token_text u WHERE u.parameter = ? AND u.text = n.text OFFSET 0) u"
                                + " CROSS JOIN LATERAL (SELECT * FROM search x WHERE x.tokens &&"
                                + " ARRAY[u.key] AND x.type = " + SearchQuery.TYPE_NUMBER
                                + " OFFSET 0) s CROSS JOIN LATERAL (SELECT s.pid, s.tokens) d WHERE",
                        written(references),
                        url,
                        target.type())
                .then(meant(url, target.type()))
                .then(Sql.of("AND"))
                .then(target.rowPredicate())
                .then(Sql.of(")"));
    }

    /**
     * Candidate ids: the resources that have a canonical under one of {@code references} that refers to a match of
     * {@code target}.
     */
    public Sql referring(long[] references, long url, SearchQuery target) {
        return Sql.of("SELECT x.pid FROM (")
                .then(target.select(Sql.of("s.pid, s.tokens")))
                .then(Sql.of(
                        ") d (pid, tokens)" + NAMES + " CROSS JOIN LATERAL (SELECT t.key FROM token_text t"
                                + " WHERE t.parameter = ANY(?) AND t.text = n.text OFFSET 0) t CROSS JOIN LATERAL"
                                + " (SELECT x.pid FROM search x WHERE x.tokens && ARRAY[t.key] OFFSET 0) x WHERE",
                        url,
                        written(references)))
                .then(meant(url, target.type()));
    }

    /** Row predicate: {@code s} is a definition of {@code type} to which a match of {@code source} refers. */
    public Sql eachReferred(long[] references, long url, String type, SearchQuery source) {
        return Sql.of(
                        "EXISTS (SELECT 1 FROM (SELECT s.pid, s.tokens) d" + NAMES + " CROSS JOIN LATERAL (SELECT"
                                + " t.key FROM token_text t WHERE"
                                + " t.parameter = ANY(?) AND t.text"
                                + " = n.text OFFSET 0) t CROSS JOIN"
                                + " LATERAL (SELECT * FROM search x"
                                + " WHERE x.tokens && ARRAY[t.key]"
                                + " OFFSET 0) s WHERE",
                        url,
                        written(references))
                .then(meant(url, type))
                .then(Sql.of("AND"))
                .then(source.rowPredicate())
                .then(Sql.of(")"));
    }

    /** Candidate ids: the definitions of {@code type} to which a match of {@code source} refers. */
    public Sql referred(long[] references, long url, String type, SearchQuery source) {
        return Sql.of("SELECT d.pid FROM (SELECT DISTINCT t.text FROM (")
                .then(source.select(Sql.of("s.tokens")))
                .then(Sql.of(
                        ") o (tokens) CROSS JOIN LATERAL (SELECT t.text FROM token_text t WHERE t.key = ANY(o.tokens)"
                                + " AND t.parameter = ANY(?) OFFSET 0) t) n CROSS JOIN LATERAL (SELECT u.key FROM"
                                + " token_text u WHERE u.parameter = ? AND u.text = n.text OFFSET 0) u CROSS JOIN LATERAL"
                                + " (SELECT x.pid, x.tokens FROM search x WHERE x.tokens && ARRAY[u.key] AND x.type = "
                                + SearchQuery.TYPE_NUMBER + " OFFSET 0) d WHERE",
                        written(references),
                        url,
                        type))
                .then(meant(url, type));
    }

    private Sql meant(long url, String type) {
        return Sql.of(MEANT, order(keys, url), type, order(keys, url));
    }
}
