package org.footbridge.search;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.sql.Sql;

/**
 * Evaluates a {@link SearchQuery} on the entries of one resource, as the database would: it reads just the SQL that the
 * search compiler writes, and fails on any other.
 */
final class QueryEvaluator {
    private static final Pattern WORD = Pattern.compile("\\s*(\\(|\\)|&&|@>|>=|<=|[<>=?*]|[A-Za-z0-9_.]+)");

    private final Deque<String> words = new ArrayDeque<>();
    private final Deque<Object> values;
    private final IndexEntries entries;

    private QueryEvaluator(Sql sql, IndexEntries entries) {
        Matcher matcher = WORD.matcher(sql.text());
        int at = 0;
        while (matcher.find() && matcher.start() == at) {
            words.add(matcher.group(1));
            at = matcher.end();
        }
        if (at != sql.text().length()) {
            throw new IllegalArgumentException("not understood: " + sql.text().substring(at));
        }
        this.values = new ArrayDeque<>(sql.values());
        this.entries = entries;
    }

    static boolean matches(SearchQuery query, IndexEntries entries) {
        return query.tokenGroups().stream().allMatch(group -> containsAny(entries, group))
                && query.conditions().stream()
                        .allMatch(condition -> new QueryEvaluator(condition.rowPredicate(), entries).whole());
    }

    private static boolean containsAny(IndexEntries entries, long[] keys) {
        return Arrays.stream(keys).anyMatch(key -> Arrays.binarySearch(entries.tokens(), key) >= 0);
    }

    private boolean whole() {
        boolean result = or().test(Map.of());
        if (!words.isEmpty() || !values.isEmpty()) {
            throw new IllegalArgumentException("left over: " + words + " " + values);
        }
        return result;
    }

    private Predicate<Map<String, Object>> or() {
        Predicate<Map<String, Object>> result = and();
        while (accept("OR")) {
            result = result.or(and());
        }
        return result;
    }

    private Predicate<Map<String, Object>> and() {
        Predicate<Map<String, Object>> result = condition();
        while (accept("AND")) {
            result = result.and(condition());
        }
        return result;
    }

    private Predicate<Map<String, Object>> condition() {
        String word = words.remove();
        return switch (word) {
            case "NOT" -> condition().negate();
            case "FALSE" -> row -> false;
            case "(" -> {
                Predicate<Map<String, Object>> inner = or();
                expect(")");
                yield inner;
            }
            case "EXISTS" -> exists();
            case "?" -> present();
            default -> comparison(word, words.remove());
        };
    }

    private Predicate<Map<String, Object>> present() {
        List.of("=", "ANY", "(", "s.parameters", ")").forEach(this::expect);
        int key = (Integer) values.remove();
        boolean found = Arrays.stream(entries.parameters()).anyMatch(parameter -> parameter == key);
        return row -> found;
    }

    private Predicate<Map<String, Object>> exists() {
        List.of("(", "SELECT", "1", "FROM").forEach(this::expect);
        List.of("(", "SELECT", "*", "FROM").forEach(this::expect);
        List<Map<String, Object>> rows = rows(words.remove());
        List.of("x", "WHERE", "x.pid", "=", "s.pid", "AND", "x.key", "=", "?").forEach(this::expect);
        if ("AND".equals(words.peek())) {
            List.of("AND", "x.key", "<", ">", "0").forEach(this::expect);
        }
        List.of("OFFSET", "0", ")", "v", "WHERE").forEach(this::expect);
        Object key = values.remove();
        Predicate<Map<String, Object>> condition = or();
        expect(")");
        return row -> rows.stream().filter(one -> key.equals(one.get("v.key"))).anyMatch(condition);
    }

    private List<Map<String, Object>> rows(String table) {
        Stream<Map<String, Object>> rows = switch (table) {
            case "search_date" ->
                entries.dates().stream().map(d -> Map.of("v.key", d.key(), "v.low", d.from(), "v.high", d.to()));
            case "search_number" ->
                entries.numbers().stream()
                        .map(n -> Map.of(
                                "v.key",
                                n.key(),
                                "v.low",
                                n.low(),
                                "v.high",
                                n.high(),
                                "v.qualifiers",
                                n.qualifiers()));
            case "search_string" ->
                entries.strings().stream()
                        .map(s -> Map.of("v.key", s.key(), "v.normal", s.normal(), "v.value", s.value()));
            default -> throw new IllegalArgumentException(table);
        };
        return rows.toList();
    }

    /** The keys of a subquery on table {@code token_text}; of other resources' texts none is among these tokens. */
    private Predicate<Map<String, Object>> texts() {
        List.of("(", "SELECT", "t.key", "FROM", "token_text", "t", "WHERE").forEach(this::expect);
        Predicate<Map<String, Object>> condition = or();
        expect(")");
        boolean found = entries.texts().shared().stream()
                .filter(t -> condition.test(Map.of("t.parameter", t.parameter(), "t.text", t.text())))
                .anyMatch(t -> containsAny(entries, new long[] {t.key()}));
        return row -> found;
    }

    private Predicate<Map<String, Object>> comparison(String column, String operator) {
        if (accept("ARRAY")) {
            return texts();
        }
        expect("?");
        Object value = values.remove();
        if (operator.equals("&&")) {
            boolean found = containsAny(entries, (long[]) value);
            return row -> found;
        } else if (operator.equals("@>")) {
            List<Long> wanted = Arrays.stream((long[]) value).boxed().toList();
            return row -> ((List<?>) cell(row, column)).containsAll(wanted);
        } else if (operator.equals("LIKE")) {
            Pattern pattern = like((String) value);
            return row -> pattern.matcher((String) cell(row, column)).matches();
        }
        return row -> holds(operator, compare(cell(row, column), value));
    }

    private static Object cell(Map<String, Object> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "=" -> order == 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static int compare(Object left, Object right) {
        if (left instanceof Long one) {
            return one.compareTo((Long) right);
        } else if (left instanceof BigDecimal one) {
            return one.compareTo((BigDecimal) right);
        }
        // The C collation orders by bytes of UTF-8, which is by code points and not by UTF-16 units.
        int[] one = ((String) left).codePoints().toArray();
        int[] other = ((String) right).codePoints().toArray();
        return Arrays.compare(one, other);
    }

    private static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' || c == '_') {
                regex.append(c == '%' ? ".*" : ".");
            } else {
                regex.append(Pattern.quote(String.valueOf(c == '\\' ? pattern.charAt(++i) : c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private boolean accept(String word) {
        return word.equals(words.peek()) && words.poll() != null;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw new IllegalArgumentException("expected " + word + " but found " + words);
        }
    }
}
