package org.footbridge.reindex;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.store.definition.CustomParameterStore.Name;
import org.footbridge.store.definition.CustomParameterStore.State;

/** The parts of the index that are still being built, as of the last query of the database. */
public final class IndexProgress {
    private final SearchParameterRegistry registry;
    private final Consumer<Boolean> completed;
    private volatile Known known = new Known(Map.of(), Optional.empty());

    private record Known(Map<Name, State> states, Optional<Integer> whole) {}

    /** {@code completed} is told with every look whether the whole index is complete. */
    public IndexProgress(SearchParameterRegistry registry, Consumer<Boolean> completed) {
        this.registry = registry;
        this.completed = completed;
    }

    /** {@code whole} is how far the whole index has come, in per cent; empty if it is not being built. */
    void replace(List<State> states, Optional<Integer> whole) {
        Map<Name, State> byName = new HashMap<>();
        states.forEach(state -> byName.put(state.name(), state));
        known = new Known(Map.copyOf(byName), whole);
        completed.accept(whole.isEmpty());
    }

    /** The warning for searches by these parameters; mostly there is none. */
    public List<String> remarks(Stream<SearchParameter> used) {
        Known now = known;
        if (now.whole().isPresent()) {
            return List.of("The index of this server is being built anew ("
                    + now.whole().get() + " % done); the result may be incomplete.");
        } else if (registry.current().custom().isEmpty()) {
            return List.of();
        }
        return used.filter(registry.current().custom()::contains)
                .distinct()
                .flatMap(parameter -> remark(parameter, now.states()))
                .toList();
    }

    private static Stream<String> remark(SearchParameter parameter, Map<Name, State> states) {
        State state = states.get(new Name(parameter.type(), parameter.code()));
        return state != null && state.complete()
                ? Stream.empty()
                : Stream.of("The index of '" + parameter.code() + "' on " + parameter.type() + " is being built ("
                        + (state == null ? 0 : state.percent()) + " % done); the result may be incomplete.");
    }
}
