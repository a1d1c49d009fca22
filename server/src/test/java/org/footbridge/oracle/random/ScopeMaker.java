package org.footbridge.oracle.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.oracle.naive.Evaluator;
import org.footbridge.oracle.naive.Stored;
import org.footbridge.oracle.query.Scope;

/** Where is searched: mostly one type. */
final class ScopeMaker {
    private final Dice dice;
    private final Evaluator evaluator;
    private final Set<Feature> features;

    ScopeMaker(Dice dice, Evaluator evaluator, Set<Feature> features) {
        this.dice = dice;
        this.evaluator = evaluator;
        this.features = features;
    }

    /** A scope with {@code seed} in it. {@code common}: what is asked can be asked of any type. */
    Scope make(Stored seed, Set<Use> uses, boolean common) {
        if (common && features.contains(Feature.SYSTEM) && dice.chance(30)) {
            uses.add(Use.of(Feature.SYSTEM));
            return new Scope("", "", dice.chance(85) ? types(seed) : List.of());
        } else if (features.contains(Feature.COMPARTMENT) && dice.chance(12)) {
            Optional<Scope> scope = compartment(seed).map(name -> new Scope(name, seed.type(), List.of()));
            scope.ifPresent(found -> uses.add(Use.of(Feature.COMPARTMENT)));
            return scope.orElse(Scope.of(seed.type()));
        } else if (common && features.contains(Feature.COMPARTMENT_ALL) && dice.chance(25)) {
            Optional<Scope> scope = compartment(seed).map(name -> new Scope(name, "", List.of()));
            scope.ifPresent(found -> uses.add(Use.of(Feature.COMPARTMENT_ALL)));
            return scope.orElse(Scope.of(seed.type()));
        }
        return Scope.of(seed.type());
    }

    private List<String> types(Stored seed) {
        Set<String> types = new TreeSet<>(Set.of(seed.type()));
        List<String> all = new ArrayList<>(evaluator.population().types());
        for (int i = dice.between(0, 3); i > 0; i--) {
            types.add(dice.oneOf(all));
        }
        return List.copyOf(types);
    }

    /** A compartment that {@code seed} is in; now and then one that it is not in. */
    private Optional<String> compartment(Stored seed) {
        List<String> owners = evaluator.population().living().stream()
                .filter(owner -> evaluator.definitions().canBeIn(owner.type(), seed.type()))
                .map(Stored::name)
                .filter(owner -> evaluator.isIn(seed, owner) || dice.chance(3))
                .toList();
        return dice.any(owners);
    }
}
