package org.footbridge.transaction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Access;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.query.IncludeQuery;
import org.footbridge.search.request.SearchRequest.Include;
import org.footbridge.store.Store;
import org.footbridge.store.resource.ConditionGuards;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.store.resource.WritePreconditions;
import org.footbridge.transaction.BundleLinks.Reference;
import org.footbridge.transaction.ChangeRules.Dangling;
import org.footbridge.transaction.PendingChange.Prepared;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** Referential integrity: references lead to resources that exist, and resources that are referred to are not deleted. */
final class ReferentialIntegrity {
    /** The number of referring resources that a message names. */
    private static final int NAMED_MAX = 5;

    private final Store store;
    private final ChangeRules rules;

    ReferentialIntegrity(Store store, ChangeRules rules) {
        this.store = store;
        this.rules = rules;
    }

    /** The preconditions of the write: targets of references exist, and nothing refers to a resource that is deleted. */
    WritePreconditions preconditions(
            ChangeSet bundled, ConditionGuards claims, boolean referring, SearchEngine engine, Access access) {
        Map<String, Integer> targets = new LinkedHashMap<>();
        if (referring) {
            foreign(bundled);
            targets.putAll(rules.references() == Dangling.OFF ? Map.of() : targets(bundled));
        }
        // as if they were missing; a check within the transaction is not asked where all targets are there
        hidden(targets.keySet(), access)
                .forEach(target -> dangling(bundled, Objects.requireNonNull(targets.get(target)), target));
        Set<String> gone = rules.blockDeletes() ? bundled.deleted() : Set.of();
        return targets.isEmpty() && gone.isEmpty()
                ? new WritePreconditions(claims)
                : new WritePreconditions(claims, targets.keySet(), living -> {
                    Set<String> missing = new LinkedHashSet<>(targets.keySet());
                    missing.removeAll(living);
                    if (missing.stream().anyMatch(target -> isFound(bundled, target))) {
                        return false;
                    }
                    missing.forEach(target -> dangling(bundled, Objects.requireNonNull(targets.get(target)), target));
                    requireUnreferred(bundled, gone, engine, access);
                    return true;
                });
    }

    /** The stored targets that do not exist for the caller. */
    private Set<String> hidden(Set<String> targets, Access access) {
        return access.isUnrestricted() || targets.isEmpty()
                ? Set.of()
                : store.resources().read(List.copyOf(targets)).values().stream()
                        .filter(version -> !access.sees(version))
                        .map(ReferentialIntegrity::path)
                        .collect(Collectors.toSet());
    }

    /** Whether a condition led to the target; a repeated attempt may lead to another one. */
    private static boolean isFound(ChangeSet bundled, String target) {
        return bundled.drafts().stream()
                        .anyMatch(draft -> draft.isExisting() && draft.path().equals(target))
                || Arrays.stream(bundled.prepared())
                        .flatMap(one -> references(one).stream())
                        .anyMatch(reference ->
                                reference.found() && reference.target().equals(target));
    }

    /** The targets of references that are not in the same call, each with the index of the first change that refers to it. */
    private static Map<String, Integer> targets(ChangeSet bundled) {
        Map<String, Integer> first = new LinkedHashMap<>();
        @Nullable Prepared[] prepared = bundled.prepared();
        for (int i = 0; i < prepared.length; i++) {
            for (Reference reference : references(prepared[i])) {
                if (!reference.isElsewhere()) {
                    first.putIfAbsent(reference.target(), i);
                }
            }
        }
        for (int i = 0; i < prepared.length; i++) {
            if (bundled.brings(i)) {
                first.remove(bundled.drafts().get(i).path());
            }
        }
        return first;
    }

    private static List<Reference> references(@Nullable Prepared prepared) {
        return prepared == null ? List.of() : prepared.references();
    }

    /** Applies the rule for references to other servers, whose targets cannot be checked. */
    private void foreign(ChangeSet bundled) {
        for (int i = 0; rules.absolute() != Dangling.OFF && i < bundled.prepared().length; i++) {
            for (Reference reference : references(bundled.prepared()[i])) {
                if (reference.isElsewhere()) {
                    String what = "'" + Criteria.shortened(reference.target()) + "' is on another server";
                    Problem refusal = new Problem(
                            ProblemKind.RULE,
                            what + "; this one takes references to its own resources (footbridge.references.absolute).",
                            reference.path());
                    Remark remark = new Remark(
                            IssueSeverity.INFORMATION,
                            IssueType.INFORMATIONAL,
                            what + ", so nobody has looked whether it is there.");
                    note(rules.absolute(), bundled, i, refusal, remark);
                }
            }
        }
    }

    private void dangling(ChangeSet bundled, int at, String target) {
        Reference reference = references(bundled.prepared()[at]).stream()
                .filter(one -> one.target().equals(target))
                .findFirst()
                .orElseThrow();
        String message = "There is no " + target + ", neither here nor in the bundle.";
        note(
                rules.references(),
                bundled,
                at,
                new Problem(ProblemKind.RULE, message, reference.path()),
                new Remark(IssueSeverity.WARNING, IssueType.NOTFOUND, message));
    }

    /** An issue for clients that ask for an OperationOutcome. */
    private record Remark(IssueSeverity severity, IssueType code, String text) {}

    private static void note(Dangling rule, ChangeSet bundled, int at, Problem refusal, Remark remark) {
        if (rule == Dangling.ENFORCE) {
            throw bundled.faults().named(bundled.drafts().get(at).index(), refusal);
        }
        Objects.requireNonNull(bundled.prepared()[at])
                .remarks()
                .ifPresent(remarks -> remarks.addIssue()
                        .setSeverity(remark.severity())
                        .setCode(remark.code())
                        .setDiagnostics(remark.text())
                        .addExpression(refusal.expression().orElse("")));
    }

    /** Refuses to delete a resource that others still refer to. */
    private void requireUnreferred(ChangeSet bundled, Set<String> gone, SearchEngine engine, Access access) {
        if (gone.isEmpty()) {
            return;
        }
        IncludeQuery any = engine.compiler().compile(Include.ANY_REFERRER);
        Set<String> rewritten = new HashSet<>(gone);
        bundled.drafts().stream()
                .filter(PendingChange::isContent)
                .map(PendingChange::path)
                .forEach(rewritten::add);
        for (PendingChange draft : bundled.drafts()) {
            if (gone.contains(draft.path())) {
                List<StoredVersion> stored = store
                        .includes()
                        .referrers(draft.current().orElseThrow(), any, NAMED_MAX + 1 + rewritten.size())
                        .stream()
                        .filter(version -> !rewritten.contains(path(version)))
                        .toList();
                List<String> referrers = new ArrayList<>(within(bundled, draft));
                stored.stream()
                        .filter(access::sees)
                        .map(ReferentialIntegrity::path)
                        .forEach(referrers::add);
                boolean others =
                        referrers.size() > NAMED_MAX || !stored.stream().allMatch(access::sees);
                if (!referrers.isEmpty() || others) {
                    throw bundled.faults().named(draft.index(), blocked(draft, referrers, others));
                }
            }
        }
    }

    /** {@code deletion}, and those of all that refer to what it deletes, and so on. */
    List<ChangeRequest> withAll(ChangeRequest deletion, SearchEngine engine) {
        IncludeQuery any = engine.compiler().compile(Include.ANY_REFERRER);
        Map<String, ChangeRequest> all = new LinkedHashMap<>();
        String path = deletion.type() + "/" + deletion.id().orElseThrow();
        all.put(path, deletion);
        Deque<StoredVersion> open =
                new ArrayDeque<>(store.resources().read(List.of(path)).values());
        while (!open.isEmpty()) {
            for (StoredVersion referrer : store.includes().referrers(open.remove(), any, rules.cascadeMax() + 1)) {
                if (all.putIfAbsent(referrer.type() + "/" + referrer.id(), ChangeRequest.deletion(referrer)) == null) {
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

    /** The resources of the same bundle that will refer to it. */
    private List<String> within(ChangeSet bundled, PendingChange gone) {
        long key = store.keys().resource(gone.wanted().type(), gone.id());
        List<String> referrers = new ArrayList<>();
        for (int i = 0; i < bundled.prepared().length; i++) {
            Prepared one = bundled.prepared()[i];
            boolean content = bundled.drafts().get(i).wanted().type().equals("Bundle");
            if (one != null
                    && !content
                    && Arrays.stream(one.entries().referenceTargets()).anyMatch(target -> target == key)) {
                referrers.add(bundled.drafts().get(i).path());
            }
        }
        return referrers;
    }

    private static String path(StoredVersion version) {
        return version.type() + "/" + version.id();
    }

    /** {@code others} that are not named: too many, or such as do not exist for the caller. */
    private static Problem blocked(PendingChange draft, List<String> referrers, boolean others) {
        String named = Stream.concat(
                        referrers.stream().limit(NAMED_MAX), Stream.of("others").filter(word -> others))
                .collect(Collectors.joining(", "))
                .replaceFirst(", others$", " and others");
        return new Problem(
                ProblemKind.CONFLICT,
                draft.path() + " is referred to by " + named
                        + "; delete or change them first, or in the same transaction.");
    }
}
