package org.footbridge.store.concept;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.footbridge.sql.Sql;
import org.footbridge.store.jdbc.Database;

/**
 * Reads the code systems that are in the tables. A system is named by the {@link LoadedSystem#id} of its load; what was
 * replaced can be read on for some minutes, and after that has no concepts.
 */
public final class ConceptStore {
    private static final String SYSTEMS = "SELECT id, url, version, name, state, properties, concepts, short_rank,"
            + " case_sensitive, changed FROM code_system %s ORDER BY url, version, id";

    /** The number of related concepts up to which a search lists them; above it another way is taken if there is one. */
    private static final int AROUND_MAX = 1_000;

    private final Database database;
    private final ConceptDisplayCache names;

    public ConceptStore(Database database) {
        this.database = database;
        this.names = new ConceptDisplayCache(database);
    }

    /** A part of the matches, ordered by code or by the length of the display. */
    public record Window(int offset, int count, boolean shortestFirst) {}

    /**
     * Some of what is found.
     *
     * @param total how many there are in all; empty if nobody looked at all of them
     */
    public record Found(List<Concept> concepts, OptionalLong total) {}

    /** The code systems in effect, by URL and version. */
    public List<LoadedSystem> systems() {
        List<LoadedSystem> current =
                database.list(SYSTEMS.formatted("WHERE state = 'current'"), values -> {}, ConceptStore::system);
        names.keep(current.stream().map(LoadedSystem::id).toList());
        return current;
    }

    /** All loads, those under way and replaced among them. */
    public List<LoadedSystem> loads() {
        return database.list(SYSTEMS.formatted(""), values -> {}, ConceptStore::system);
    }

    private static LoadedSystem system(ResultSet row) throws SQLException {
        return new LoadedSystem(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                ConceptText.texts(row.getString(6)),
                row.getLong(7),
                row.getInt(8),
                row.getBoolean(9),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }

    public Optional<Concept> find(int system, String code) {
        return database.first(
                select(system, ConceptText.READ) + " AND c.code = ?", values -> values.add(code), ConceptText::read);
    }

    /** The code as the system spells it, of one in which the case of letters does not matter; empty if there is none. */
    public Optional<String> spelled(int system, String code) {
        return database.first(
                select(system, "c.code") + " AND lower(c.code) = lower(?) ORDER BY c.code <> ?, c.code LIMIT 1",
                values -> values.add(code).add(code),
                row -> row.getString(1));
    }

    /**
     * The concept {@code code} as far as a judge of codes needs it: its display and whether it is abstract; of systems that are
     * asked much, without a query.
     */
    public Optional<Concept> named(LoadedSystem system, String code) {
        Optional<ConceptDisplays> known = names.of(system);
        if (known.isEmpty()) {
            return find(system.id(), code);
        }
        ConceptDisplays.Name name = known.get().find(code);
        if (name == null) {
            return Optional.empty();
        }
        return name.whole() ? Optional.of(Concept.of(code, name.display())) : find(system.id(), code);
    }

    /** The {@code codes} that the system has. */
    public Set<String> known(int system, Collection<String> codes) {
        return numbers(system, codes).keySet();
    }

    private Map<String, Integer> numbers(int system, Collection<String> codes) {
        Map<String, Integer> numbers = new HashMap<>();
        if (!codes.isEmpty()) {
            database.list(
                    select(system, "c.code, c.number") + " AND c.code = ANY(?)",
                    values -> values.add(codes.toArray(String[]::new)),
                    row -> numbers.put(row.getString(1), row.getInt(2)));
        }
        return numbers;
    }

    private static String select(int system, String columns) {
        return "SELECT " + columns + " FROM concept c WHERE c.system = " + system;
    }

    /** Whether the system has {@code code}, and {@code filter} lets it through. */
    public boolean has(int system, String code, ConceptFilter filter) {
        Sql found = Sql.of(select(system, "1") + " AND c.code = ? AND", code).then(condition(system, filter, true));
        return !database.list(found, row -> 1).isEmpty();
    }

    /** A part of the concepts that {@code filter} lets through. */
    public List<Concept> page(int system, ConceptFilter filter, Window window) {
        Sql page = select(system, ConceptText.READ, filter)
                .then(Sql.of("ORDER BY " + (window.shortestFirst() ? "c.rank, c.code" : "c.code")))
                .then(Sql.of("LIMIT ? OFFSET ?", window.count(), window.offset()));
        return database.listPlanned(page, ConceptText::read);
    }

    /**
     * The same with the total, unless there are {@code max} or more, or the shortest names fill the page: words that are
     * common are sooner met by going through the names than found by their index, and others that are not rare in the index
     * of the shortest.
     */
    public Found found(LoadedSystem system, ConceptFilter filter, Window window, long max) {
        ConceptPageSql sql = new ConceptPageSql(system, condition(system.id(), filter), window);
        if (ConceptSql.around(filter).findAny().isEmpty()) {
            Optional<List<Concept>> page = sql.walk()
                    .flatMap(walk -> sql.page(database.list(walk, ConceptText::read)))
                    .or(() -> sql.amongShort()
                            .flatMap(found -> sql.page(database.listPlanned(found, ConceptText::read))));
            if (page.isPresent()) {
                return new Found(page.get(), OptionalLong.empty());
            }
        } else if (ConceptSql.around(filter).anyMatch(to -> count(system.id(), to, AROUND_MAX + 1) > AROUND_MAX)) {
            Optional<Found> many = sql.codes(condition(system.id(), filter, true), max)
                    .map(codes -> found(codes, max))
                    .filter(found -> found.total().isEmpty());
            if (many.isPresent()) {
                return many.get();
            }
        }
        return found(sql.all(max), max);
    }

    private Found found(Sql sql, long max) {
        List<Concept> page = new ArrayList<>();
        long total = database.listPlanned(sql, row -> {
                    if (row.getString(1) != null) {
                        page.add(ConceptText.read(row));
                    }
                    return row.getLong(ConceptText.COLUMNS + 1);
                })
                .get(0);
        return new Found(page, total < max ? OptionalLong.of(total) : OptionalLong.empty());
    }

    /** The number of concepts that match {@code filter}, or {@code max} if there are more than that. */
    public long count(int system, ConceptFilter filter, long max) {
        Sql found = select(system, "1", filter)
                .then(Sql.of("LIMIT ?", max))
                .wrap(rows -> "SELECT count(*) FROM (" + rows + ") x");
        return database.listPlanned(found, row -> row.getLong(1)).get(0);
    }

    /** The codes that {@code filter} lets through, in order, {@code max} at most. */
    public Set<String> codes(int system, ConceptFilter filter, int max) {
        Sql found = select(system, "c.code", filter).then(Sql.of("ORDER BY c.code LIMIT ?", max));
        return new LinkedHashSet<>(database.listPlanned(found, row -> row.getString(1)));
    }

    /**
     * The codes that {@code filter} lets through and that occur as values of a search parameter, {@code max} at most.
     *
     * @param parameter the key of the parameter
     */
    public Set<String> occurring(int system, ConceptFilter filter, long parameter, int max) {
        Sql found = select(system, "1", filter)
                // where case does not matter, the text is in small letters
                .then(Sql.of("AND c.code IN (t.text, upper(t.text))"))
                .wrap(rows -> "SELECT t.text FROM token_text t WHERE EXISTS (" + rows + ")")
                .then(Sql.of("AND t.parameter = ? LIMIT ?", parameter, max));
        return new LinkedHashSet<>(database.listPlanned(found, row -> row.getString(1)));
    }

    private Sql select(int system, String columns, ConceptFilter filter) {
        return Sql.of(select(system, columns)).then(Sql.of("AND")).then(condition(system, filter));
    }

    private Sql condition(int system, ConceptFilter filter) {
        return condition(system, filter, false);
    }

    private Sql condition(int system, ConceptFilter filter, boolean oneByOne) {
        return new ConceptSql(system, numbers(system, ConceptSql.places(filter)), oneByOne).of(filter);
    }
}
