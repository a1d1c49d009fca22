package org.footbridge.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.footbridge.access.Visibility.Extent;
import org.footbridge.search.Criterion;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.SearchQuery;
import org.footbridge.search.SearchRequest.Selection;
import org.footbridge.search.SearchRequestParser.Scope;
import org.footbridge.store.resource.StoredVersion;

/** Access as the policy decides. What the policy says of a type is asked once, so that one request is treated alike throughout. */
final class RestrictedAccess implements Access {
    private final Caller caller;
    private final AccessControl control;
    private final Map<String, Visibility> visibility = new ConcurrentHashMap<>();
    private final Map<String, SearchQuery> queries = new ConcurrentHashMap<>();

    RestrictedAccess(Caller caller, AccessControl control) {
        this.caller = caller;
        this.control = control;
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
        Visibility visible = visibility(version.type());
        return switch (visible.extent()) {
            case ALL -> true;
            case NONE -> false;
            case MATCHING ->
                !version.deleted()
                        && query(version.type(), visible)
                                .mayFind(control.entries().apply(version));
        };
    }

    /** Every condition is a token, so that the tokens decide. */
    private SearchQuery query(String type, Visibility matching) {
        return queries.computeIfAbsent(type, name -> {
            SearchQuery query =
                    control.engine().get().compiler().compile(new Selection(name, criteria(name, matching)));
            if (!query.conditions().isEmpty()) {
                throw new IllegalStateException("An access policy matches " + name + " by " + matching.parameters()
                        + ", which cannot be decided by tokens alone");
            }
            return query;
        });
    }

    private List<Criterion> criteria(String type, Visibility matching) {
        Map<String, String[]> parameters = matching.parameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new String[] {entry.getValue()}));
        return control.engine()
                .get()
                .parser()
                .parse(new Scope(type, ""), parameters, false)
                .selections()
                .get(0)
                .criteria();
    }

    @Override
    public SearchEngine narrowed(SearchEngine engine) {
        return engine.narrowed(type -> {
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
