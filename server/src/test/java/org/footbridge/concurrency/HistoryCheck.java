package org.footbridge.concurrency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.concurrency.Operation.Kind;
import org.footbridge.concurrency.Operation.Outcome;
import org.footbridge.concurrency.Truth.Version;

/**
 * Compares what clients were told with what has happened. The versions of a resource are a total order of its writes, so
 * nothing need be searched for: what is left to see is whether that order can be brought together with the times at
 * which clients asked and were answered. The members of a group are written by transactions only, so they are one
 * register: a version of one is a version of all.
 */
public final class HistoryCheck {
    private final List<Operation> operations;
    private final Truth truth;
    private final Map<String, List<String>> groups;
    private final Map<String, Operation> byValue = new HashMap<>();
    private final Map<String, List<Operation>> deletes;
    private final List<String> violations = new ArrayList<>();

    private HistoryCheck(List<Operation> operations, Truth truth, Map<String, List<String>> groups) {
        this.operations = operations;
        this.truth = truth;
        this.groups = groups;
        this.deletes = operations.stream()
                .filter(operation -> operation.kind() == Kind.DELETE)
                .collect(Collectors.groupingBy(Operation::about));
        operations.stream()
                .filter(operation -> !operation.value().isEmpty())
                .forEach(operation -> byValue.put(operation.value(), operation));
    }

    /** What cannot be, each as a sentence that begins with the rule. {@code groups} are resources by name of group. */
    public static List<String> violations(List<Operation> operations, Truth truth, Map<String, List<String>> groups) {
        HistoryCheck check = new HistoryCheck(operations, truth, groups);
        check.versionsHaveNoGap();
        check.everyVersionWasAskedForOnce();
        operations.forEach(check::acknowledgedIsThere);
        operations.forEach(check::followsWhatItNamed);
        check.groupsAreWhole();
        check.registersAreLinear();
        check.violations.addAll(ClaimCheck.violations(operations, truth));
        return check.violations;
    }

    private void broken(String rule, Object... facts) {
        StringBuilder sentence = new StringBuilder(rule).append(':');
        for (Object fact : facts) {
            sentence.append(' ').append(fact);
        }
        violations.add(sentence.toString());
    }

    private void versionsHaveNoGap() {
        truth.byResource().forEach((resource, versions) -> {
            for (int i = 0; i < versions.size(); i++) {
                if (versions.get(i).version() != i + 1) {
                    broken("version gap", resource, "has", versions.get(i), "as number", i + 1);
                    return;
                }
            }
        });
    }

    private void everyVersionWasAskedForOnce() {
        Set<List<String>> known = new HashSet<>();
        truth.byResource()
                .values()
                .forEach(versions -> versions.stream()
                        .filter(version -> !version.deletion())
                        .forEach(version -> {
                            Operation operation = byValue.get(version.value());
                            if (operation == null || operation.outcome() == Outcome.REFUSED) {
                                broken("never asked for", version, operation == null ? "" : operation);
                            }
                            boolean member = operation != null && operation.kind() == Kind.TRANSACTION;
                            if (!known.add(List.of(version.value(), member ? version.resource() : ""))) {
                                broken("done twice", version);
                            }
                        }));
    }

    /** A write is in the history as it was acknowledged; a read saw what is in the history. */
    private void acknowledgedIsThere(Operation operation) {
        for (Seen seen : operation.seen()) {
            if (seen.version() > 0
                    && !truth.value(seen.resource(), seen.version()).equals(seen.value())) {
                broken("not in the history", seen, operation);
            }
        }
    }

    private void followsWhatItNamed(Operation operation) {
        if (operation.named() == 0) {
            return;
        }
        for (Version version : truth.of(operation.about())) {
            if (version.value().equals(operation.value()) && version.version() != operation.named() + 1) {
                broken("lost update", version, operation);
            }
        }
    }

    private void groupsAreWhole() {
        groups.forEach((group, members) -> {
            List<String> first = values(members.get(0));
            for (String member : members) {
                if (!values(member).equals(first)) {
                    broken("torn transaction", member, "has other versions than", members.get(0));
                }
            }
        });
        for (Operation operation : operations) {
            List<String> members = groups.getOrDefault(operation.about(), List.of());
            boolean some = operation.kind() == Kind.GROUP_SEARCH || operation.kind() == Kind.TRANSACTION;
            if (!members.isEmpty() && some && operation.done() && !isWhole(operation.seen(), members)) {
                broken("torn transaction", operation);
            }
        }
    }

    private static boolean isWhole(List<Seen> seen, List<String> members) {
        boolean one = seen.stream().map(Seen::value).distinct().count() == 1
                && seen.stream().map(Seen::version).distinct().count() == 1;
        return one && seen.size() == members.size();
    }

    private List<String> values(String resource) {
        return truth.of(resource).stream().map(Version::value).toList();
    }

    private void registersAreLinear() {
        Map<String, String> groupOf = new HashMap<>();
        groups.forEach((group, members) -> members.forEach(member -> groupOf.put(member, members.get(0))));
        Map<String, Register> registers = new LinkedHashMap<>();
        truth.byResource().keySet().forEach(resource -> register(registers, groupOf, resource));
        for (Operation operation : operations) {
            operation
                    .seen()
                    .forEach(seen ->
                            register(registers, groupOf, seen.resource()).add(operation, seen.version()));
        }
        registers.forEach((name, register) -> {
            truth.of(name).forEach(version -> register.writtenBy(version.version(), writers(version)));
            refusals(name, register);
            register.faults().forEach(fault -> broken("not linearizable", name, fault));
        });
    }

    private Register register(Map<String, Register> registers, Map<String, String> groupOf, String resource) {
        String name = groupOf.getOrDefault(resource, resource);
        return registers.computeIfAbsent(name, any -> new Register(truth.of(name)));
    }

    /** Whoever may have written that version. */
    private List<Operation> writers(Version version) {
        if (!version.deletion()) {
            Operation operation = byValue.get(version.value());
            return operation == null ? List.of() : List.of(operation);
        }
        return deletes.getOrDefault(version.resource(), List.of()).stream()
                .filter(operation -> operation.outcome() == Outcome.UNKNOWN
                        || operation.seen().stream().anyMatch(seen -> seen.version() == version.version()))
                .toList();
    }

    /** An update that named the current version must not have been refused, unless that is a deletion. */
    private void refusals(String name, Register register) {
        operations.stream()
                .filter(operation -> operation.kind() == Kind.UPDATE
                        && operation.about().equals(name)
                        && operation.outcome() == Outcome.REFUSED
                        && !truth.value(name, operation.named()).isEmpty())
                .filter(operation -> register.isCurrentAllTheTime(operation))
                .forEach(operation -> broken("refused though current", operation));
    }
}
