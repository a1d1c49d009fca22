package org.footbridge.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.footbridge.problem.Problem;
import org.footbridge.search.Criterion.All;
import org.footbridge.search.Criterion.Any;
import org.footbridge.search.Criterion.Chained;
import org.footbridge.search.Criterion.Compared;
import org.footbridge.search.Criterion.Ids;
import org.footbridge.search.Criterion.Not;
import org.footbridge.search.Criterion.Referred;
import org.footbridge.search.Criterion.Reverse;
import org.footbridge.search.Criterion.Values;
import org.footbridge.search.ParameterType.Match;
import org.footbridge.search.ParameterType.Question;
import org.footbridge.search.SearchParameter.Derivation.Rule;
import org.footbridge.search.SearchParameter.Kind;
import org.footbridge.search.SearchRequest.Include;
import org.footbridge.search.SearchRequest.Selection;
import org.footbridge.search.SearchRequest.Sort;
import org.footbridge.search.value.Escapes;
import org.footbridge.sql.Sql;

/**
 * Compiles the selections of a {@link SearchRequest} to a {@link SearchQuery}. It is a pure function and never accesses the
 * database.
 */
public final class SearchCompiler {
    static final String LAST_UPDATED = "_lastUpdated";

    /** Known from elsewhere than from entries, so that there are none that a modifier could ask for. */
    static final Set<String> NOT_INDEXED = Set.of("_id", LAST_UPDATED, WordSearch.TEXT, WordSearch.CONTENT);

    private static final Set<Kind> RANGES = EnumSet.of(Kind.DATE, Kind.NUMBER, Kind.QUANTITY);

    private final Keys keys;
    private final Map<Kind, ParameterType> types;
    private final DateSearch dates;
    private final CompositeSearch composites;
    private final References references;
    private final SortCompiler sorts;
    private final IncludeCompiler includes;
    private final CompositeIndexes compositeIndexes;

    /** The criteria that resources of a type must match to be found at all; empty if none of the type is found. */
    private final Function<String, Optional<List<Criterion>>> visible;

    /** Compiles those criteria: their chains may lead through resources that are not found themselves. */
    private final SearchCompiler unrestricted;

    public SearchCompiler(SearchParameters parameters, SearchBasis basis) {
        this.keys = basis.keys();
        this.types = ParameterType.all(basis);
        this.dates = new DateSearch(basis.clock(), basis.zone());
        this.composites = new CompositeSearch(basis, types);
        this.references = new References(keys, new CanonicalLinks(parameters, keys));
        this.sorts = new SortCompiler(parameters, keys);
        this.includes = new IncludeCompiler(parameters, keys);
        this.compositeIndexes = new CompositeIndexes(parameters, basis);
        this.visible = type -> Optional.of(List.of());
        this.unrestricted = this;
    }

    private SearchCompiler(SearchCompiler other, Function<String, Optional<List<Criterion>>> visible) {
        this.keys = other.keys;
        this.types = other.types;
        this.dates = other.dates;
        this.composites = other.composites;
        this.references = other.references;
        this.sorts = other.sorts;
        this.includes = other.includes;
        this.compositeIndexes = other.compositeIndexes;
        this.visible = visible;
        this.unrestricted = other.unrestricted;
    }

    /** Returns a compiler that adds the {@code criteria} of each type to queries, wherever the type occurs in a query. */
    SearchCompiler narrowed(Function<String, Optional<List<Criterion>>> criteria) {
        return new SearchCompiler(this, criteria);
    }

    /** A version of a resource as searches see it, for {@link ResourceMatcher}. */
    public IndexedResource indexed(String type, String id, Instant updated, IndexEntries entries) {
        return new IndexedResource(keys.resource(type, id), ChronoUnit.MICROS.between(Instant.EPOCH, updated), entries);
    }

    public SearchQuery compile(Selection selection) {
        return query(selection.type(), new All(selection.criteria()));
    }

    /**
     * Compiles {@code sort} for the matches of {@code selection}.
     *
     * @throws Problem NOT_SUPPORTED for a parameter that has no order
     */
    public List<SortKey> order(Selection selection, List<Sort> sort) {
        return sort.stream().map(one -> sorts.compile(selection, one)).toList();
    }

    public IncludeQuery compile(Include include) {
        return includes.compile(include);
    }

    /**
     * The criterion that {@code parameter:modifier=values} asks for.
     *
     * @throws Problem NOT_SUPPORTED for a modifier, VALUE for a value
     */
    Values values(SearchParameter parameter, String modifier, List<String> values) {
        Modifiers.require(parameter, modifier, types.get(parameter.kind()));
        Match match;
        if (modifier.equals(Modifiers.MISSING)) {
            Condition present = present(parameter);
            match = Match.condition(Modifiers.isMissing(values) ? present.not() : present);
        } else {
            // also finds resources without any value, so that the whole is negated
            Match any = match(parameter, modifier, values);
            match = TokenSearch.negates(modifier)
                    ? Match.condition(any.toCondition().not())
                    : any;
        }
        return new Values(parameter, modifier, values, match);
    }

    /**
     * The criterion of a comparison that only {@code _filter} has.
     *
     * @throws Problem VALUE for a value
     */
    Compared compared(SearchParameter parameter, String comparison, String value) {
        return new Compared(parameter, compare(parameter, comparison, value));
    }

    private SearchQuery query(String type, Criterion criterion) {
        QueryDraft draft = new QueryDraft(type);
        add(criterion, draft);
        visible.apply(type)
                .ifPresentOrElse(
                        required -> required.forEach(one -> unrestricted.add(one, draft)),
                        () -> draft.condition(Condition.NEVER));
        return draft.build(compositeIndexes);
    }

    private void add(Criterion criterion, QueryDraft to) {
        if (criterion instanceof All all) {
            all.criteria().forEach(one -> add(one, to));
        } else if (criterion instanceof Values values && isWholeComposite(values)) {
            parts(values.parameter(), values.values().get(0)).forEach(part -> add(part, to));
        } else if (criterion instanceof Values values && isKeys(values.match())) {
            to.tokens(values.match(), Optional.of(values));
        } else if (criterion instanceof Any any && isKeys(any)) {
            List<Match> all =
                    any.criteria().stream().map(one -> ((Values) one).match()).toList();
            to.tokens(Match.any(all), Optional.empty());
        } else if (isOfOneRow(criterion)) {
            to.ofOneRow(condition(criterion), ((Values) criterion).parameter());
        } else {
            to.condition(condition(criterion));
        }
    }

    /**
     * Whether the criterion is a single value of a composite on the whole resource, which is equivalent to a criterion on
     * each part.
     */
    private static boolean isWholeComposite(Values values) {
        return values.parameter().derivation().rule() == Rule.ALL
                && values.modifier().isEmpty()
                && values.values().size() == 1;
    }

    /** Whether it is about a value that a resource has at most one of. */
    private static boolean isOfOneRow(Criterion criterion) {
        if (!(criterion instanceof Values values)) {
            return false;
        }
        SearchParameter parameter = values.parameter();
        boolean range = RANGES.contains(parameter.kind()) && parameter.isSingle();
        return parameter.derivation().rule() == Rule.NONE
                && (range || parameter.code().equals(LAST_UPDATED));
    }

    private boolean isKeys(Any any) {
        return !any.criteria().isEmpty()
                && any.criteria().stream().allMatch(one -> one instanceof Values values && isKeys(values.match()));
    }

    private static boolean isKeys(Match match) {
        return match.isKeys() && match.keys().length <= Condition.TOGETHER_MAX;
    }

    private Condition condition(Criterion criterion) {
        if (criterion instanceof Values values) {
            return values.match().toCondition();
        } else if (criterion instanceof Compared compared) {
            return compared.match().toCondition();
        } else if (criterion instanceof Ids ids) {
            return references.ids(ids);
        } else if (criterion instanceof Chained chained) {
            return Condition.any(chained.targets().stream()
                    .map(target -> references.chained(chained.reference(), query(target.type(), target.criterion())))
                    .toList());
        } else if (criterion instanceof Reverse reverse) {
            SearchParameter reference = reverse.reference();
            return references.reverse(reverse.type(), reference, query(reference.type(), reverse.criterion()));
        } else if (criterion instanceof Referred referred) {
            return references.referred(
                    referred.from().stream().map(this::compile).toList(), referred.former());
        } else if (criterion instanceof All all) {
            return Condition.all(all.criteria().stream().map(this::condition).toList());
        } else if (criterion instanceof Any any) {
            return Condition.any(any.criteria().stream().map(this::condition).toList());
        }
        return condition(((Not) criterion).criterion()).not();
    }

    /** The condition that the parameter has a value, its own or that of a parameter from which it is derived. */
    private Condition present(SearchParameter parameter) {
        return parameter.derivation().rule() == Rule.NONE
                ? present(keys.present(key(parameter)))
                : Condition.any(parameter.derivation().parameters().stream()
                        .map(this::present)
                        .toList());
    }

    private static Condition present(int key) {
        return Condition.unindexed(
                Sql.of("? = ANY(s.parameters)", key),
                0.5,
                ResourcePredicate.of(resource -> resource.hasParameter(key)));
    }

    private Match match(SearchParameter parameter, String modifier, List<String> values) {
        return switch (parameter.derivation().rule()) {
            case NONE -> {
                Question question = new Question(parameter, key(parameter), modifier);
                yield Match.any(
                        values.stream().map(value -> match(question, value)).toList());
            }
            case ANY ->
                Match.any(parameter.derivation().parameters().stream()
                        .map(other -> match(other, modifier, values))
                        .toList());
            case ALL ->
                Match.any(values.stream()
                        .map(value -> compositeValue(parameter, value))
                        .toList());
        };
    }

    private Match compare(SearchParameter parameter, String comparison, String value) {
        return parameter.derivation().rule() == Rule.ANY
                ? Match.any(parameter.derivation().parameters().stream()
                        .map(other -> compare(other, comparison, value))
                        .toList())
                : match(new Question(parameter, key(parameter), comparison), value);
    }

    private Match match(Question question, String value) {
        SearchParameter parameter = question.parameter();
        if (parameter.code().equals(LAST_UPDATED)) {
            return dates.matchUpdated(question, value);
        }
        ParameterType type = types.get(parameter.kind());
        return type == null ? composites.match(question, value) : type.match(question, value);
    }

    private Match compositeValue(SearchParameter composite, String value) {
        return Match.all(parts(composite, value).stream().map(Values::match).toList());
    }

    /**
     * Splits a value of a composite on the whole resource: each part becomes a criterion on the parameter that defines it.
     */
    private List<Values> parts(SearchParameter composite, String value) {
        List<SearchParameter> others = composite.derivation().parameters();
        List<String> parts = Escapes.split(value, '$');
        Question whole = new Question(composite, key(composite), "");
        if (parts.size() != others.size() || parts.stream().anyMatch(String::isEmpty)) {
            throw whole.mustBe(others.size() + " values with $ between them, such as code$value", value);
        }
        return IntStream.range(0, parts.size())
                .mapToObj(i -> values(others.get(i), "", List.of(parts.get(i))))
                .toList();
    }

    private long key(SearchParameter parameter) {
        return keys.parameter(parameter.type(), parameter.code());
    }
}
