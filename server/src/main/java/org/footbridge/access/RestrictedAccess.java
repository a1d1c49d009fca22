package org.footbridge.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Visibility.Extent;
import org.footbridge.access.Visibility.Search;
import org.footbridge.search.Criterion;
import org.footbridge.search.ResourceMatcher;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.SearchRequest.Selection;
import org.footbridge.search.SearchRequestParser.Scope;
import org.footbridge.store.resource.StoredVersion;

/**
 * Access as the policy decides. What the policy says of a type is asked once, so that one request is treated alike throughout.
 * Searches are narrowed in SQL by the same criteria that single versions are matched by in memory.
 */
final class RestrictedAccess implements Access {
    private final Caller caller;
    private final AccessControl control;
    private final SearchEngine engine;
    private final Map<String, Visibility> visibility = new ConcurrentHashMap<>();
    private final Map<String, ResourceMatcher> matchers = new ConcurrentHashMap<>();

    RestrictedAccess(Caller caller, AccessControl control) {
        this.caller = caller;
        this.control = control;
        this.engine = control.engine().get();
    }

    private Visibility visibility(String type) {
        return visibility.computeIfAbsent(type, name -> control.policy().visibility(caller, name));
    }

    @Override
    public boolean isUnrestricted() {
        return false;
    }

    @Override
    public boolean seesAll(String type) {
        return visibility(type).extent() == Extent.ALL;
    }

    @Override
    public boolean sees(StoredVersion version) {
        return switch (visibility(version.type()).extent()) {
            case ALL -> true;
            case NONE -> false;
            case MATCHING -> !version.deleted() && matches(version);
        };
    }

    private boolean matches(StoredVersion version) {
        return matchers.computeIfAbsent(version.type(), this::matcher)
                .matches(engine.compiler()
                        .indexed(
                                version.type(),
                                version.id(),
                                version.updated(),
                                control.entries().apply(version)));
    }

    private ResourceMatcher matcher(String type) {
        return ResourceMatcher.of(
                engine.compiler().compile(new Selection(type, criteria(type, visibility(type)))), control.others());
    }

    private List<Criterion> criteria(String type, Visibility matching) {
        List<List<Criterion>> any = matching.searches().stream()
                .map(search -> criteria(type, search))
                .toList();
        Stream<Criterion> visible = any.size() == 1
                ? any.get(0).stream() // on their own, so that the planner can begin with each
                : Stream.of(new Criterion.Any(
                        any.stream().<Criterion>map(Criterion.All::new).toList()));
        Stream<Criterion> hidden =
                matching.hidden().stream().map(search -> new Criterion.Not(new Criterion.All(criteria(type, search))));
        return Stream.concat(visible, hidden).toList();
    }

    private List<Criterion> criteria(String type, Search search) {
        Map<String, String[]> parameters = search.parameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toArray(String[]::new)));
        return engine.parser()
                .parse(new Scope(type, ""), parameters, false)
                .selections()
                .get(0)
                .criteria();
    }

    @Override
    public SearchEngine narrowed(SearchEngine engineOfRequest) {
        return engineOfRequest.narrowed(type -> {
            Visibility visible = visibility(type);
            return switch (visible.extent()) {
                case ALL -> Optional.of(List.of());
                case NONE -> Optional.empty();
                case MATCHING -> Optional.of(criteria(type, visible));
            };
        });
    }

    @Override
    public void require(AttemptedChange change) {
        control.policy().require(caller, change);
    }
}
