package org.footbridge.concurrency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.concurrency.Operation.Kind;
import org.footbridge.concurrency.Truth.Version;

/**
 * That conditional creates never make two: of the resources that were made for one identifier, each was deleted before
 * the next was created. Which came first is not known, but if there is an order that fits the clock, it is the one by
 * the sum of the latest creation and the earliest deletion: where only one order of two fits, the sums have that order.
 */
final class ClaimCheck {
    private final Map<String, Long> seenMinNs = new HashMap<>();
    private final Map<String, Long> deleteMinNs = new HashMap<>();

    private ClaimCheck(List<Operation> operations) {
        for (Operation operation : operations) {
            operation.seen().stream()
                    .filter(seen -> seen.version() > 0)
                    .forEach(seen -> seenMinNs.merge(seen.resource(), operation.endNs(), Math::min));
            if (operation.kind() == Kind.DELETE) {
                deleteMinNs.merge(operation.about(), operation.startNs(), Math::min);
            }
        }
    }

    /** The life of a resource: created at {@code createMaxNs} the latest, deleted at {@code deleteMinNs} the earliest. */
    private record Life(String resource, long createMaxNs, long deleteMinNs) {
        double order() {
            return (double) createMaxNs + (double) deleteMinNs;
        }
    }

    static List<String> violations(List<Operation> operations, Truth truth) {
        ClaimCheck check = new ClaimCheck(operations);
        Map<String, List<Life>> lives = new HashMap<>();
        truth.byResource().forEach((resource, versions) -> {
            String identifier = versions.get(0).identifier();
            if (identifier.contains(Workload.CLAIMED)) {
                lives.computeIfAbsent(identifier, any -> new ArrayList<>()).add(check.life(resource, versions));
            }
        });
        List<String> violations = new ArrayList<>();
        lives.forEach((identifier, all) -> overlaps(identifier, all, violations));
        return violations;
    }

    private static void overlaps(String identifier, List<Life> lives, List<String> violations) {
        lives.sort(Comparator.comparingDouble(Life::order));
        long deleteMinNs = Long.MIN_VALUE;
        for (Life life : lives) {
            if (life.createMaxNs() < deleteMinNs || deleteMinNs == Long.MAX_VALUE) {
                violations.add("created twice: " + identifier + " has " + life + " beside another of " + lives);
            }
            deleteMinNs = Math.max(deleteMinNs, life.deleteMinNs());
        }
    }

    private Life life(String resource, List<Version> versions) {
        boolean deleted = versions.stream().anyMatch(Version::deletion);
        return new Life(
                resource,
                seenMinNs.getOrDefault(resource, Long.MAX_VALUE),
                deleted ? deleteMinNs.getOrDefault(resource, Long.MAX_VALUE) : Long.MAX_VALUE);
    }
}
