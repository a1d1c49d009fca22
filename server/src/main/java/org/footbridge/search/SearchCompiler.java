package org.footbridge.search;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.ParameterType.Match;
import org.footbridge.search.ParameterType.Question;
import org.footbridge.search.SearchParameter.Derivation.Rule;
import org.footbridge.search.SearchParameter.Kind;
import org.footbridge.search.SearchRequest.Criterion;
import org.footbridge.search.value.Escapes;
import org.footbridge.sql.Sql;

/** Turns a {@link SearchRequest} into a {@link SearchQuery}. Pure: it never sees the database. */
public final class SearchCompiler {
    private static final String MISSING = "missing";
    private static final String LAST_UPDATED = "_lastUpdated";

    /** Known from the row of the resource itself, so that there are no entries a modifier could ask for. */
    static final Set<String> NOT_INDEXED = Set.of("_id", LAST_UPDATED);

    private final Keys keys;
    private final Map<Kind, ParameterType> types;
    private final DateSearch dates;
    private final CompositeSearch composites;

    /**
     * @param serverBase the URL of this server without a slash at its end; empty if it has none
     * @param clock what "approximately" measures the distance to a date from
     */
    public SearchCompiler(Keys keys, String serverBase, InstantSource clock) {
        this.keys = keys;
        this.types = ParameterType.all(keys, serverBase, clock);
        this.dates = new DateSearch(clock);
        this.composites = new CompositeSearch(keys, types);
    }

    public SearchQuery compile(SearchRequest request) {
        List<long[]> tokenGroups = new ArrayList<>();
        List<Sql> conditions = new ArrayList<>();
        if (!request.ids().isEmpty()) {
            long[] resources = request.ids().stream()
                    .mapToLong(id -> keys.resource(request.type(), id))
                    .toArray();
            conditions.add(Sql.of("s.key = ANY(?)", (Object) resources));
        }
        for (Criterion criterion : request.criteria()) {
            add(criterion, tokenGroups, conditions);
        }
        return new SearchQuery(tokenGroups, conditions);
    }

    /**
     * Refuses what {@link #compile} could not compile.
     *
     * @throws Problem NOT_SUPPORTED for a modifier, VALUE for a value
     */
    void check(Criterion criterion) {
        add(criterion, new ArrayList<>(), new ArrayList<>());
    }

    /** {@code :not} and {@code :missing=true} also find resources without any value, so they negate the whole. */
    private void add(Criterion criterion, List<long[]> tokenGroups, List<Sql> conditions) {
        requireModifier(criterion);
        boolean missing = criterion.modifier().equals(MISSING);
        boolean negated = missing ? isMissing(criterion) : criterion.modifier().equals(TokenSearch.NOT);
        Match match = missing ? present(criterion.parameter()) : match(criterion.parameter(), criterion);
        if (negated) {
            conditions.add(match.toSql().not());
        } else if (match.condition().equals(Sql.FALSE) && match.keys().length > 0) {
            tokenGroups.add(Arrays.stream(match.keys()).sorted().distinct().toArray());
        } else {
            conditions.add(match.toSql());
        }
    }

    /** Whether the parameter has any value: its own, or one of those that it follows from. */
    private Match present(SearchParameter parameter) {
        return parameter.derivation().rule() == Rule.NONE
                ? Match.condition(Sql.of("? = ANY(s.parameters)", keys.present(key(parameter))))
                : Match.any(parameter.derivation().parameters().stream()
                        .map(this::present)
                        .toList());
    }

    private Match match(SearchParameter parameter, Criterion criterion) {
        return switch (parameter.derivation().rule()) {
            case NONE ->
                Match.any(criterion.values().stream()
                        .map(value -> match(new Question(parameter, key(parameter), criterion.modifier()), value))
                        .toList());
            case ANY ->
                Match.any(parameter.derivation().parameters().stream()
                        .map(other -> match(other, criterion))
                        .toList());
            case ALL ->
                Match.any(criterion.values().stream()
                        .map(value -> pair(parameter, value))
                        .toList());
        };
    }

    private Match match(Question question, String value) {
        SearchParameter parameter = question.parameter();
        if (parameter.code().equals(LAST_UPDATED)) {
            return dates.matchUpdated(question, value);
        }
        ParameterType type = types.get(parameter.kind());
        return type == null ? composites.match(question, value) : type.match(question, value);
    }

    /** A composite of the whole resource: each part of {@code value} is asked of the parameter that it is like. */
    private Match pair(SearchParameter composite, String value) {
        List<SearchParameter> others = composite.derivation().parameters();
        List<String> parts = Escapes.split(value, '$');
        Question whole = new Question(composite, key(composite), "");
        if (parts.size() != others.size() || parts.stream().anyMatch(String::isEmpty)) {
            throw whole.mustBe(others.size() + " values with $ between them, such as code$value", value);
        }
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            SearchParameter other = others.get(i);
            matches.add(match(new Question(other, key(other), ""), parts.get(i)));
        }
        return Match.all(matches);
    }

    private long key(SearchParameter parameter) {
        return keys.parameter(parameter.type(), parameter.code());
    }

    private static boolean isMissing(Criterion criterion) {
        String value = criterion.values().size() == 1 ? criterion.values().get(0) : "";
        if (!value.equals("true") && !value.equals("false")) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "The modifier ':missing' must be true or false, not '" + String.join(",", criterion.values())
                            + "'.");
        }
        return value.equals("true");
    }

    private void requireModifier(Criterion criterion) {
        SearchParameter parameter = criterion.parameter();
        Set<String> known = new TreeSet<>();
        ParameterType type = types.get(parameter.kind());
        if (type != null && !NOT_INDEXED.contains(parameter.code())) {
            known.addAll(type.modifiers(parameter));
            known.add(MISSING);
        }
        if (!criterion.modifier().isEmpty() && !known.contains(criterion.modifier())) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED,
                    "The modifier ':" + criterion.modifier() + "' of search parameter '" + parameter.code() + "' on "
                            + parameter.type() + " is not supported; supported: " + inWords(known) + ".");
        }
    }

    private static String inWords(Set<String> modifiers) {
        if (modifiers.size() > 10) {
            // Some references can point to any of 148 types.
            return ":identifier, :missing and a type such as :Patient";
        }
        String names = modifiers.stream().map(name -> ":" + name).collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }
}
