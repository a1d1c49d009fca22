package org.footbridge.bench.step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.step.Step.Action;

/** Everything a day brings, at once: of a hundred requests, so many of each kind. */
final class MixedStep {

    private final List<Action> hundred = new ArrayList<>();

    MixedStep(Loaded loaded, WriteSteps writes) {
        SearchSteps searches = new SearchSteps(loaded);
        ChainSteps chains = new ChainSteps(loaded);
        OutcomeSteps outcomes = new OutcomeSteps(loaded.searchable(), new OutcomeIndex(loaded.searchable()));
        add(30, new ReadSteps(loaded).read());
        add(20, outcomes.period());
        add(10, searches.identifier());
        add(10, searches.tokenAndDate());
        add(5, chains.person());
        add(5, chains.include());
        add(8, writes.createOutcome());
        add(4, writes.createReferral());
        add(4, writes.update());
        add(4, writes.patch());
    }

    private void add(int times, Action action) {
        hundred.addAll(Collections.nCopies(times, action));
    }

    Action any() {
        return (connection, worker) -> hundred.get(worker.any(hundred.size())).perform(connection, worker);
    }
}
