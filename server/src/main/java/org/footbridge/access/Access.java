package org.footbridge.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.Criterion;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.SearchQuery;
import org.footbridge.search.SearchRequest.Selection;
import org.footbridge.search.SearchRequestParser.Scope;
import org.footbridge.store.StoredVersion;

/** The access policy as it applies to one caller. */
public sealed interface Access {
    /** Sees everything and changes everything. */
    Access UNRESTRICTED = new Unrestricted();

    /** Whether all resources of {@code type} exist for the caller. */
    boolean seesAll(String type);

    /** Whether {@code version} exists for the caller. The mark of a deletion has no content, so only {@link #seesAll} shows it. */
    boolean sees(StoredVersion version);

    /** The same engine, whose searches find only resources that exist for the caller, chains and reverse chains included. */
    SearchEngine narrowed(SearchEngine engine);

    /**
     * Lets a change pass.
     *
     * @throws Problem FORBIDDEN if the caller may not make it
     */
    void require(AttemptedChange change);

    /**
     * Refuses an update of a resource that does not exist for a caller for whom not all resources of the type exist, whether it is
     * stored or not: the caller would learn which ids are taken.
     *
     * @throws Problem FORBIDDEN
     */
    default void requireWritable(String type, String id, Optional<StoredVersion> current) {
        if (!seesAll(type) && current.filter(this::sees).isEmpty()) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "You may not write to " + type + "/" + id + ": there is no such resource that you may see.");
        }
    }

    /** Sees everything and changes everything. */
    record Unrestricted() implements Access {
        @Override
        public boolean seesAll(String type) {
            return true;
        }

        @Override
        public boolean sees(StoredVersion version) {
            return true;
        }

        @Override
        public SearchEngine narrowed(SearchEngine engine) {
            return engine;
        }

        @Override
        public void require(AttemptedChange change) {}
    }

    /** Asks the policy. What it says of a type is asked once, so that one request is treated alike throughout. */
    final class Restricted implements Access {
        private final Caller caller;
        private final AccessControl control;
        private final Map<String, Visibility> visibility = new ConcurrentHashMap<>();
        private final Map<String, SearchQuery> queries = new ConcurrentHashMap<>();

        Restricted(Caller caller, AccessControl control) {
            this.caller = caller;
            this.control = control;
        }

        private Visibility visibility(String type) {
            return visibility.computeIfAbsent(type, name -> control.policy().visibility(caller, name));
        }

        @Override
        public boolean seesAll(String type) {
            return visibility(type) instanceof Visibility.All;
        }

        @Override
        public boolean sees(StoredVersion version) {
            Visibility visible = visibility(version.type());
            if (visible instanceof Visibility.Matching matching) {
                return !version.deleted()
                        && query(version.type(), matching)
                                .mayFind(control.entries().apply(version));
            }
            return visible instanceof Visibility.All;
        }

        /** Every condition is a token, so that the tokens decide. */
        private SearchQuery query(String type, Visibility.Matching matching) {
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

        private List<Criterion> criteria(String type, Visibility.Matching matching) {
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
                if (visible instanceof Visibility.Matching matching) {
                    return Optional.of(criteria(type, matching));
                }
                return visible instanceof Visibility.All ? Optional.of(List.of()) : Optional.empty();
            });
        }

        @Override
        public void require(AttemptedChange change) {
            control.policy().require(caller, change);
        }
    }
}
