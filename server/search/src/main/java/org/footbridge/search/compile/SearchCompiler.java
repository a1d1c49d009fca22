package org.footbridge.search.compile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.footbridge.problem.Problem;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.CommonParameters;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Derivation.Rule;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.IncludeQuery;
import org.footbridge.search.query.IndexedResource;
import org.footbridge.search.query.ResourceMatcher;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.query.SortKey;
import org.footbridge.search.request.Criterion;
import org.footbridge.search.request.Criterion.All;
import org.footbridge.search.request.Criterion.Any;
import org.footbridge.search.request.Criterion.Chained;
import org.footbridge.search.request.Criterion.Compared;
import org.footbridge.search.request.Criterion.Ids;
import org.footbridge.search.request.Criterion.Not;
import org.footbridge.search.request.Criterion.Referred;
import org.footbridge.search.request.Criterion.Reverse;
import org.footbridge.search.request.Criterion.Values;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.search.request.SearchRequest.Include;
import org.footbridge.search.request.SearchRequest.Selection;
import org.footbridge.search.request.SearchRequest.Sort;
import org.footbridge.search.type.CanonicalLinks;
import org.footbridge.search.type.ParameterType.Match;
import org.footbridge.search.type.SearchBasis;

/**
 * Compiles the selections of a {@link SearchRequest} to a {@link SearchQuery}. It is a pure function and never accesses the
 * database.
 */
public final class SearchCompiler {
    private static final Set<Kind> RANGES = EnumSet.of(Kind.DATE, Kind.NUMBER, Kind.QUANTITY);

    private final SearchParameters parameters;
    private final Keys keys;
    private final ValueCompiler values;
    private final References references;
    private final SortCompiler sorts;
    private final IncludeCompiler includes;
    private final CompositeIndexes compositeIndexes;

    /** The criteria that resources of a type must match to be found at all; empty if none of the type is found. */
    private final Function<String, Optional<List<Criterion>>> visible;

    /** Compiles those criteria: their chains may lead through resources that are not found themselves. */
    private final SearchCompiler unrestricted;

    public SearchCompiler(SearchParameters parameters, SearchBasis basis) {
        this.parameters = parameters;
        this.keys = basis.keys();
        this.values = new ValueCompiler(basis);
        this.references = new References(keys, new CanonicalLinks(parameters, keys));
        this.sorts = new SortCompiler(parameters, keys);
        this.includes = new IncludeCompiler(parameters, keys);
        this.compositeIndexes = new CompositeIndexes(parameters, basis);
        this.visible = type -> Optional.of(List.of());
        this.unrestricted = this;
    }

    private SearchCompiler(
            SearchCompiler other, SearchParameters parameters, Function<String, Optional<List<Criterion>>> visible) {
        this.parameters = parameters;
        this.keys = other.keys;
        this.values = other.values;
        this.references = other.references;
        this.sorts = parameters == other.parameters ? other.sorts : other.sorts.with(parameters);
        this.includes = parameters == other.parameters ? other.includes : other.includes.with(parameters);
        this.compositeIndexes = other.compositeIndexes;
        this.visible = visible;
        this.unrestricted = other.unrestricted;
    }

    /** Returns a compiler that adds the {@code criteria} of each type to queries, wherever the type occurs in a query. */
    public SearchCompiler narrowed(Function<String, Optional<List<Criterion>>> criteria) {
        return new SearchCompiler(this, parameters, criteria);
    }

    /** Returns a compiler that neither sorts nor includes by the parameters that are {@code hidden}. */
    public SearchCompiler hiding(Predicate<SearchParameter> hidden) {
        return new SearchCompiler(this, parameters.hiding(hidden), visible);
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

    /** Compiles the values of search parameters. */
    public ValueCompiler values() {
        return values;
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
            this.values.parts(values.parameter(), values.values().get(0)).forEach(part -> add(part, to));
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
                && (range || parameter.code().equals(CommonParameters.LAST_UPDATED));
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
}
