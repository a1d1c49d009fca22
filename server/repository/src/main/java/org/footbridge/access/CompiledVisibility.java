package org.footbridge.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.query.ResourceLookup;
import org.footbridge.search.query.ResourceMatcher;
import org.footbridge.search.request.Criterion;

/**
 * Caches compiled visibility for one state of the search parameters: as criteria for SQL, and as matchers in memory. They are compiled
 * again after a second, as value sets that they name may change.
 */
final class CompiledVisibility {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final int MOST = 10_000;

    private final SearchEngine engine;
    private final VisibilityCompiler compiler;
    private final ResourceLookup others;
    private final Cache<Key, List<Criterion>> criteria = cache();
    private final Cache<Key, ResourceMatcher> matchers = cache();

    private record Key(String type, Visibility visible) {}

    private static <T> Cache<Key, T> cache() {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
    }

    CompiledVisibility(SearchEngine engine, ResourceLookup others) {
        this.engine = engine;
        this.compiler = new VisibilityCompiler(engine);
        this.others = others;
    }

    SearchEngine engine() {
        return engine;
    }

    /** See {@link VisibilityCompiler#criteria}. */
    List<Criterion> criteria(String type, Visibility visible) {
        return criteria.get(new Key(type, visible), key -> compiler.criteria(type, visible));
    }

    /** See {@link VisibilityCompiler#matcher}. */
    ResourceMatcher matcher(String type, Visibility visible) {
        return matchers.get(new Key(type, visible), key -> compiler.matcher(type, visible, others));
    }
}
