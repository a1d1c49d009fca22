package org.footbridge.search.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.footbridge.search.index.Keys;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Derivation.Rule;
import org.footbridge.search.query.Condition;
import org.footbridge.search.query.Condition.Share;
import org.footbridge.search.query.ResourcePredicate;
import org.footbridge.search.query.SearchQuery;
import org.footbridge.search.request.Criterion.Ids;
import org.footbridge.search.type.CanonicalLinks;
import org.footbridge.search.value.ElementTypes;
import org.footbridge.sql.Sql;

/**
 * SQL conditions for chained and reverse chained parameters. The token of a reference is the parameter's key XOR the
 * target's key. Thus SQL computes the tokens to look up from the targets that match; in the other direction, each row has
 * the keys of its targets as an array.
 */
final class References {
    /** Joins a resource by its key: the low twelve bits are its shard. */
    private static final String BY_KEY = "r.key = e.key AND r.shard = (e.key & 4095)";

    /** Splits the keys into several scans: GIN compares each row that it finds with all keys of the scan. */
    private static final String PORTIONS = "SELECT x.pid FROM (SELECT array_agg(k.key) AS keys FROM"
            + " (SELECT p.key # t.key AS key, row_number() OVER () AS n FROM (";

    private static final String REFERRING = "SELECT x.reference_targets FROM (SELECT array_agg(k.key) AS keys"
            + " FROM unnest(?) WITH ORDINALITY k (key, n) GROUP BY k.n / " + Condition.TOGETHER_MAX
            + ") c CROSS JOIN LATERAL (SELECT x.reference_targets FROM search x WHERE x.tokens && c.keys OFFSET 0) x";

    private final Keys keys;
    private final CanonicalLinks canonicals;

    References(Keys keys, CanonicalLinks canonicals) {
        this.keys = keys;
        this.canonicals = canonicals;
    }

    Condition ids(Ids criterion) {
        long[] resources = criterion.ids().stream()
                .mapToLong(id -> keys.resource(criterion.type(), id))
                .toArray();
        return ofResources(resources);
    }

    /** One of the resources with {@code keys}. */
    private static Condition ofResources(long[] keys) {
        Sql candidateIds = Sql.of(
                "SELECT r.pid FROM unnest(?) e (key) CROSS JOIN LATERAL (SELECT r.pid FROM resource r WHERE " + BY_KEY
                        + " OFFSET 0) r",
                (Object) keys);
        return new Condition(
                Sql.of("s.key = ANY(?)", (Object) keys),
                Optional.of(candidateIds),
                Share.of(0),
                Optional.empty(),
                ResourcePredicate.of(resource -> Arrays.stream(keys).anyMatch(key -> key == resource.key())));
    }

    /** Among the resources that the references of {@code parameters} lead to, {@code target} finds one. */
    private static ResourcePredicate leadsTo(SearchParameter reference, long[] parameters, SearchQuery target) {
        return ResourcePredicate.chain("a chain by '" + reference.code() + "'", (resource, others) -> {
            long[] targets = resource.targets(parameters);
            return targets.length > 0 && others.exists(target.and(ofResources(targets)));
        });
    }

    /** Among the resources that refer to this one by {@code parameters}, {@code source} finds one. */
    private static ResourcePredicate isReferredTo(SearchParameter reference, long[] parameters, SearchQuery source) {
        return ResourcePredicate.chain(
                "a reverse chain by '" + reference.code() + "' of " + reference.type(),
                (resource, others) -> others.exists(source.and(Arrays.stream(parameters)
                        .map(parameter -> parameter ^ resource.key())
                        .toArray())));
    }

    /** {@code reference} points to a resource that {@code target} finds. */
    Condition chained(SearchParameter reference, SearchQuery target) {
        long[] parameters = parameters(reference);
        Condition byId = new Condition(
                targetOfRow(parameters, target),
                Optional.of(rowsReferring(parameters, target)),
                share(target),
                Optional.empty(),
                leadsTo(reference, parameters, target));
        return url(reference, target.type())
                .map(url -> Condition.any(List.of(
                        byId,
                        new Condition(
                                canonicals.eachReferring(parameters, url, target),
                                Optional.of(canonicals.referring(parameters, url, target)),
                                share(target),
                                Optional.empty(),
                                byCanonical(reference)))))
                .orElse(byId);
    }

    /** From a row to its targets, however many it has. */
    private static Sql targetOfRow(long[] parameters, SearchQuery target) {
        return Sql.of(
                        "EXISTS (SELECT 1 FROM (SELECT s.reference_parameters AS p, s.reference_targets AS t) o"
                                + " CROSS JOIN LATERAL unnest(o.p, o.t) e (parameter, key)"
                                + " CROSS JOIN LATERAL (SELECT * FROM resource r WHERE " + BY_KEY + " OFFSET 0) r"
                                + " CROSS JOIN LATERAL (SELECT * FROM search x"
                                + " WHERE x.type = r.type AND x.pid = r.pid OFFSET 0) s"
                                + " WHERE e.parameter = ANY(?) AND r.type = " + SearchQuery.TYPE_NUMBER + " AND",
                        parameters,
                        target.type())
                .then(target.rowPredicate())
                .then(Sql.of(")"));
    }

    /** From the targets to the rows that refer to them, several keys at once. */
    private static Sql rowsReferring(long[] parameters, SearchQuery target) {
        return Sql.of(PORTIONS)
                .then(target.select(Sql.of("s.key")))
                .then(Sql.of(
                        ") t (key) CROSS JOIN unnest(?) p (key)) k GROUP BY k.n / " + Condition.TOGETHER_MAX + ") c"
                                + " CROSS JOIN LATERAL (SELECT x.pid FROM search x"
                                + " WHERE x.tokens && c.keys OFFSET 0) x",
                        (Object) parameters));
    }

    private static ResourcePredicate byCanonical(SearchParameter reference) {
        return ResourcePredicate.undecidable("a chain by '" + reference.code() + "', which may be a canonical URL");
    }

    /** The key of the URLs of {@code type}, if {@code reference} may name a definition of it by its URL. */
    private Optional<Long> url(SearchParameter reference, String type) {
        return ElementTypes.of(reference.expression()).haveCanonicals() ? canonicals.url(type) : Optional.empty();
    }

    /** A resource that {@code source} finds points to this one, of {@code type}, by {@code reference}. */
    Condition reverse(String type, SearchParameter reference, SearchQuery source) {
        long[] parameters = parameters(reference);
        Sql rowPredicate = Sql.of(
                        "EXISTS (SELECT 1 FROM (SELECT s.key) o (key) CROSS JOIN LATERAL (SELECT * FROM search x WHERE"
                                + " x.tokens && ARRAY(SELECT p.key # o.key FROM unnest(?) p (key)) OFFSET 0) s WHERE",
                        (Object) parameters)
                .then(source.rowPredicate())
                .then(Sql.of(")"));
        Sql candidateIds = Sql.of("SELECT r.pid FROM (SELECT DISTINCT e.key FROM (")
                .then(source.select(Sql.of("s.reference_parameters, s.reference_targets")))
                .then(Sql.of(
                        ") o (p, t) CROSS JOIN LATERAL unnest(o.p, o.t) e (parameter, key)"
                                + " WHERE e.parameter = ANY(?)) e"
                                + " CROSS JOIN LATERAL (SELECT r.pid FROM resource r WHERE " + BY_KEY + " OFFSET 0) r",
                        (Object) parameters));
        Condition byId = new Condition(
                rowPredicate,
                Optional.of(candidateIds),
                share(source),
                Optional.empty(),
                isReferredTo(reference, parameters, source));
        return url(reference, type)
                .map(url -> Condition.any(List.of(
                        byId,
                        new Condition(
                                canonicals.eachReferred(parameters, url, type, source),
                                Optional.of(canonicals.referred(parameters, url, type, source)),
                                share(source),
                                Optional.empty(),
                                byCanonical(reference)))))
                .orElse(byId);
    }

    /** A resource that one of {@code from} finds refers to this one by any reference, or this one has a key of {@code former}. */
    Condition referred(List<SearchQuery> from, long[] former) {
        long[] tokens = from.stream()
                .filter(References::isOfKeysAlone)
                .flatMapToLong(query -> LongStream.of(query.tokenGroups().get(0)))
                .toArray();
        Sql targets = Sql.of("SELECT e.key FROM (" + REFERRING, (Object) tokens);
        for (SearchQuery query : from) {
            if (!isOfKeysAlone(query)) {
                targets = targets.then(Sql.of("UNION ALL")).then(query.select(Sql.of("s.reference_targets")));
            }
        }
        targets = targets.then(Sql.of(
                ") o (t) CROSS JOIN LATERAL unnest(o.t) e (key) UNION ALL SELECT f.key FROM unnest(?) f (key)",
                (Object) former));
        Sql pids = Sql.of("SELECT r.pid FROM (SELECT DISTINCT e.key FROM (")
                .then(targets)
                .then(Sql.of(
                        ") e) e CROSS JOIN LATERAL (SELECT r.pid FROM resource r WHERE " + BY_KEY + " OFFSET 0) r"));
        Sql each = Sql.of("s.key IN (").then(targets).then(Sql.of(")"));
        return new Condition(
                each,
                Optional.of(pids),
                Share.of(Share.RARE),
                Optional.empty(),
                ResourcePredicate.undecidable("references of any parameter"));
    }

    /** Whether the tokens of a row tell its type, too, so that the keys of several queries can be looked up as one. */
    private static boolean isOfKeysAlone(SearchQuery query) {
        return query.conditions().isEmpty() && query.tokenGroups().size() == 1;
    }

    /** A reference is estimated to be as selective as the search on its target. */
    private static Share share(SearchQuery query) {
        double guess = query.conditions().stream()
                .mapToDouble(condition -> condition.share().guess())
                .min()
                .orElse(1);
        return new Share(query.tokenGroups().isEmpty() ? guess : Share.RARE, query.tokenGroups(), query.type());
    }

    /** The keys under which the values of {@code reference} are indexed. */
    long[] parameters(SearchParameter reference) {
        return own(reference).stream().flatMapToLong(one -> LongStream.of(one)).toArray();
    }

    private List<Long> own(SearchParameter parameter) {
        if (parameter.derivation().rule() == Rule.NONE) {
            return List.of(keys.parameter(parameter.type(), parameter.code()));
        }
        List<Long> all = new ArrayList<>();
        parameter.derivation().parameters().forEach(other -> all.addAll(own(other)));
        return all;
    }
}
