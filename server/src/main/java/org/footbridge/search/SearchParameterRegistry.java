package org.footbridge.search;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What can be searched for at the moment. Each state of it is immutable and is replaced as a whole, so that whoever takes
 * {@link #current} once is not disturbed by a change.
 */
public final class SearchParameterRegistry {
    private final SearchParameters builtIn;
    private volatile SearchParameters current;

    /** {@code builtIn} is what the server came with. */
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

    /** What {@code make} makes of the current state, made once for each state. */
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
