package org.footbridge.change;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.change.BundleLinks.Reference;
import org.footbridge.change.ChangeRules.Dangling;
import org.footbridge.change.Draft.Prepared;
import org.footbridge.change.Interaction.Verb;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.IncludeQuery;
import org.footbridge.search.SearchLanguage;
import org.footbridge.search.SearchRequest.Include;
import org.footbridge.store.Matches;
import org.footbridge.store.Store;
import org.footbridge.store.StoredVersion;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;

/** Who refers to whom: what is referred to should be there, and stay. */
final class Referrers {
    /** So many referrers are named. */
    private static final int NAMED_MAX = 5;

    private final Store store;
    private final ChangeRules rules;

    Referrers(Store store, ChangeRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** {@code Type/id} of the one resource that a conditional reference names. */
    String named(Reference reference, SearchLanguage language) {
        Criteria criteria = Criteria.parse(reference.type(), reference.query(), language);
        Matches matches = store.search().matches(criteria.query(), 2);
        if (matches.versions().size() != 1) {
            throw new Problem(
                    ProblemKind.STALE,
                    "The conditional reference '" + Criteria.shortened(reference.target()) + "' has "
                            + (matches.versions().isEmpty() ? "no match" : "more than one match")
                            + "; it must name one resource.",
                    reference.path());
        }
        return reference.type() + "/" + matches.versions().get(0).id();
    }

    /** Refuses references to resources that are neither there nor in the same bundle, or notes them. */
    void requireTargets(List<Draft> drafts, @Nullable Prepared[] prepared, Faults faults) {
        Map<String, Integer> first = new LinkedHashMap<>();
        for (int i = 0; i < prepared.length; i++) {
            Prepared one = prepared[i];
            for (Reference reference : one == null ? List.<Reference>of() : one.references()) {
                first.putIfAbsent(reference.target(), i);
            }
        }
        drafts.stream()
                .filter(draft -> draft.wanted().verb() != Verb.DELETE)
                .forEach(draft -> first.remove(draft.path()));
        Set<String> deleted = deleted(drafts);
        Set<String> living = first.isEmpty() ? Set.of() : store.resources().living(first.keySet());
        first.forEach((target, i) -> {
            if (!living.contains(target) || deleted.contains(target)) {
                dangling(drafts.get(i), prepared[i], target, faults);
            }
        });
    }

    private void dangling(Draft draft, @Nullable Prepared prepared, String target, Faults faults) {
        Reference reference = Objects.requireNonNull(prepared).references().stream()
                .filter(one -> one.target().equals(target))
                .findFirst()
                .orElseThrow();
        String message = "There is no " + target + ", neither here nor in the bundle.";
        if (rules.references() == Dangling.ENFORCE) {
            throw faults.named(draft.index(), new Problem(ProblemKind.RULE, message, reference.path()));
        }
        prepared.remarks()
                .ifPresent(remarks -> remarks.addIssue()
                        .setSeverity(OperationOutcome.IssueSeverity.WARNING)
                        .setCode(OperationOutcome.IssueType.NOTFOUND)
                        .setDiagnostics(message)
                        .addExpression(reference.path()));
    }

    private static Set<String> deleted(List<Draft> drafts) {
        return drafts.stream()
                .filter(draft -> draft.wanted().verb() == Verb.DELETE && draft.isThere())
                .map(Draft::path)
                .collect(Collectors.toSet());
    }

    /** Refuses to delete what others still refer to. */
    void requireUnreferred(List<Draft> drafts, @Nullable Prepared[] prepared, SearchLanguage language, Faults faults) {
        Set<String> gone = deleted(drafts);
        if (!rules.blockDeletes() || gone.isEmpty()) {
            return;
        }
        IncludeQuery any = language.compiler().compile(Include.ANY_REFERRER);
        Set<String> rewritten = new HashSet<>(gone);
        drafts.stream().filter(Draft::isContent).map(Draft::path).forEach(rewritten::add);
        for (Draft draft : drafts) {
            if (gone.contains(draft.path())) {
                List<String> referrers = new ArrayList<>(within(drafts, prepared, draft));
                store
                        .includes()
                        .referrers(draft.current().orElseThrow(), any, NAMED_MAX + 1 + rewritten.size())
                        .stream()
                        .map(version -> version.type() + "/" + version.id())
                        .filter(path -> !rewritten.contains(path))
                        .forEach(referrers::add);
                if (!referrers.isEmpty()) {
                    throw faults.named(draft.index(), blocked(draft, referrers));
                }
            }
        }
    }

    /** {@code deletion}, and those of all that refer to what it deletes, and so on. */
    List<Interaction> withAll(Interaction deletion, SearchLanguage language) {
        IncludeQuery any = language.compiler().compile(Include.ANY_REFERRER);
        Map<String, Interaction> all = new LinkedHashMap<>();
        String path = deletion.type() + "/" + deletion.id().orElseThrow();
        all.put(path, deletion);
        Deque<StoredVersion> open =
                new ArrayDeque<>(store.resources().read(List.of(path)).values());
        while (!open.isEmpty()) {
            for (StoredVersion referrer : store.includes().referrers(open.remove(), any, rules.cascadeMax() + 1)) {
                if (all.putIfAbsent(referrer.type() + "/" + referrer.id(), Interaction.deletion(referrer)) == null) {
                    open.add(referrer);
                }
            }
            if (all.size() > rules.cascadeMax()) {
                throw new Problem(
                        ProblemKind.COSTLY,
                        "More than " + rules.cascadeMax() + " resources would be deleted"
                                + " (footbridge.references.cascade-max).");
            }
        }
        return List.copyOf(all.values());
    }

    /** Those of the same bundle that will refer to it. */
    private List<String> within(List<Draft> drafts, @Nullable Prepared[] prepared, Draft gone) {
        long key = store.keys().resource(gone.wanted().type(), gone.id());
        List<String> referrers = new ArrayList<>();
        for (int i = 0; i < prepared.length; i++) {
            Prepared one = prepared[i];
            if (one != null && Arrays.stream(one.entries().referenceTargets()).anyMatch(target -> target == key)) {
                referrers.add(drafts.get(i).path());
            }
        }
        return referrers;
    }

    private static Problem blocked(Draft draft, List<String> referrers) {
        String named = referrers.stream().limit(NAMED_MAX).collect(Collectors.joining(", "));
        return new Problem(
                ProblemKind.CONFLICT,
                draft.path() + " is referred to by " + named + (referrers.size() > NAMED_MAX ? " and others" : "")
                        + "; delete or change them first, or in the same transaction.");
    }
}
