package org.footbridge.search.parameter;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Registry of the search parameters in effect. Each state is immutable and is replaced as a whole, so that a caller who
 * reads {@link #current} once sees a consistent state.
 */
public final class SearchParameterRegistry {
    private final SearchParameters builtIn;
    private volatile SearchParameters current;

    /** Creates a registry whose first state is {@code builtIn}, the parameters of R4 and of the server's packages. */
    public SearchParameterRegistry(SearchParameters builtIn) {
        this.builtIn = builtIn;
        this.current = builtIn;
    }

    public SearchParameters builtIn() {
        return builtIn;
    }

    public SearchParameters current() {
        return current;
    }

    public void replace(SearchParameters parameters) {
        current = parameters;
    }

    /** Returns a supplier of the value that {@code make} computes from the current state, once for each state. */
    public <T> Supplier<T> derived(Function<SearchParameters, T> make) {
        return new Derived<>(make);
    }

    private final class Derived<T> implements Supplier<T> {
        private final Function<SearchParameters, T> make;
        private volatile Made<T> last;

        Derived(Function<SearchParameters, T> make) {
            this.make = make;
            this.last = made(current);
        }

        @Override
        public T get() {
            SearchParameters now = current;
            Made<T> made = last;
            if (made.from() != now) {
                made = made(now);
                last = made;
            }
            return made.value();
        }

        private Made<T> made(SearchParameters from) {
            return new Made<>(from, make.apply(from));
        }
    }

    private record Made<T>(SearchParameters from, T value) {}
}
