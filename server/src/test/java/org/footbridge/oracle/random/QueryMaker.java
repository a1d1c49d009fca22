package org.footbridge.oracle.random;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.oracle.naive.Evaluator;
import org.footbridge.oracle.naive.Stored;
import org.footbridge.oracle.query.Criterion;
import org.footbridge.oracle.query.Query;
import org.footbridge.oracle.query.Scope;

/** Queries on a population. */
public final class QueryMaker {
    /** So many resources are tried before another feature is. */
    private static final int ATTEMPTS = 40;

    /** What can be asked of any type. */
    private static final Set<Feature> COMMON = EnumSet.of(Feature.META, Feature.ID, Feature.LAST_UPDATED);

    private final Dice dice;
    private final Evaluator evaluator;
    private final Set<Feature> features;
    private final CriterionMaker criteria;
    private final PathMaker paths;
    private final PairMaker pairs;
    private final ShapeMaker shapes;
    private final ScopeMaker scopes;

    /** A query and what it uses. */
    public record Asked(Query query, Set<Use> uses) {}

    /** {@code base} is the URL of the server, without a slash at its end. */
    public QueryMaker(long seed, Evaluator evaluator, String base, Set<Feature> features) {
        this.dice = new Dice(seed);
        this.evaluator = evaluator;
        this.features = features;
        this.criteria = new CriterionMaker(dice, evaluator, base);
        this.paths = new PathMaker(dice, evaluator, criteria, features);
        this.pairs = new PairMaker(dice, evaluator, criteria);
        this.shapes = new ShapeMaker(dice, evaluator, features);
        this.scopes = new ScopeMaker(dice, evaluator, features);
    }

    public Asked next() {
        Draft draft = new Draft(dice.oneOf(evaluator.population().living()));
        if (features.contains(Feature.PAIR) && dice.chance(7)) {
            pair(draft);
        } else if (!dice.chance(5)) {
            first(draft);
            for (int more = dice.among(0, 0, 0, 0, 1, 1, 1, 2); more > 0; more--) {
                another(draft);
            }
        }
        Scope scope = scopes.make(draft.seed, draft.uses, draft.common);
        return new Asked(
                new Query(
                        scope,
                        draft.all,
                        shapes.make(scope, draft.all, draft.uses, draft.range),
                        shapes.posted(scope, draft.all, draft.uses)),
                draft.uses);
    }

    /** What there is of a query so far. */
    private static final class Draft {
        private final List<Criterion> all = new ArrayList<>();
        private final Set<Use> uses = new LinkedHashSet<>();
        private Stored seed;
        private boolean common = true;

        /** What it may be sorted by, because it has a range of it. */
        private Optional<String> range = Optional.empty();

        Draft(Stored seed) {
            this.seed = seed;
        }
    }

    private static boolean isCriterion(Feature feature) {
        return feature.kind().isPresent()
                || COMMON.contains(feature)
                || feature == Feature.MISSING
                || PathMaker.FEATURES.contains(feature);
    }

    /** Any feature, with a resource that has something for it. */
    private void first(Draft draft) {
        List<Feature> possible =
                features.stream().filter(QueryMaker::isCriterion).toList();
        // where nothing has a value for any of the features, there is no criterion
        for (int tries = 0; tries < ATTEMPTS && draft.all.isEmpty(); tries++) {
            Feature feature = dice.oneOf(possible);
            for (int i = 0; i < ATTEMPTS && draft.all.isEmpty(); i++) {
                Stored seed = dice.oneOf(evaluator.population().living());
                make(feature, seed).ifPresent(made -> {
                    draft.seed = seed;
                    add(made, feature, draft);
                });
            }
        }
    }

    private void pair(Draft draft) {
        pairs.make().ifPresent(paired -> {
            draft.seed = paired.seed();
            draft.range = Optional.of(paired.range());
            draft.uses.add(Use.of(Feature.PAIR));
            paired.criteria().forEach(made -> add(made, Feature.PAIR, draft));
            if (dice.chance(25)) {
                another(draft);
            }
        });
    }

    /** One more of the same type, mostly of the same resource. */
    private void another(Draft draft) {
        List<Feature> possible = features.stream()
                .filter(draft.common && dice.chance(50) ? COMMON::contains : QueryMaker::isCriterion)
                .toList();
        Stored seed =
                dice.chance(70) ? draft.seed : dice.oneOf(evaluator.population().living(draft.seed.type()));
        Optional<Made> made = Optional.empty();
        for (int i = 0; i < ATTEMPTS && made.isEmpty() && !possible.isEmpty(); i++) {
            Feature feature = dice.oneOf(possible);
            made = make(feature, seed);
            made.ifPresent(found -> add(found, feature, draft));
        }
    }

    private Optional<Made> make(Feature feature, Stored seed) {
        return PathMaker.FEATURES.contains(feature) ? paths.make(feature, seed) : criteria.make(feature, seed);
    }

    private void add(Made made, Feature feature, Draft draft) {
        boolean twice = draft.all.stream().anyMatch(other -> other.name().equals("_id"))
                && made.criterion().name().equals("_id");
        if (twice && !features.contains(Feature.ID_TWICE)) {
            return;
        }
        if (!draft.all.isEmpty()) {
            draft.uses.add(Use.of(twice ? Feature.ID_TWICE : Feature.AND));
        }
        draft.all.add(made.criterion());
        draft.uses.addAll(made.uses());
        if (features.contains(Feature.DATE_ZONE)
                && made.uses().stream().anyMatch(use -> use.feature() == Feature.DATE)) {
            draft.uses.add(Use.of(Feature.DATE_ZONE));
        }
        draft.common &= COMMON.contains(feature);
    }
}
