package org.footbridge.directory.duplicate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.directory.duplicate.Likeness.Facts;
import org.footbridge.directory.listing.Listing;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Finds services that may be one. Only those are compared that share a name, an organisation, a postcode or a telephone number, so that
 * a large directory takes seconds, not days. Pure.
 */
public final class Duplicates {
    private static final int COMPARISONS_MAX = 5_000_000;
    private static final Comparator<Pair> ORDER = Comparator.comparing(Pair::score)
            .reversed()
            .thenComparing(Pair::first)
            .thenComparing(Pair::second);

    private Duplicates() {}

    /**
     * The likeliest pairs first; equals by their ids.
     *
     * @param of id of a service whose pairs are wanted; empty for all pairs
     * @throws Problem COSTLY if too many services would have to be compared
     */
    public static List<Pair> find(Collection<Listing> services, String of, BigDecimal threshold, int count) {
        Map<String, List<Facts>> blocks = new HashMap<>();
        for (Listing service : services) {
            if (service.service().active()) {
                Facts facts = Facts.of(service);
                keys(facts)
                        .forEach(key -> blocks.computeIfAbsent(key, none -> new ArrayList<>())
                                .add(facts));
            }
        }
        Set<Pair> pairs = new HashSet<>();
        if (of.isEmpty()) {
            requireFew(blocks.values());
            blocks.values().forEach(block -> compareAll(block, threshold, pairs));
        } else {
            blocks.values().forEach(block -> compareOne(of, block, threshold, pairs));
        }
        return pairs.stream().sorted(ORDER).limit(count).toList();
    }

    private static void compareAll(List<Facts> block, BigDecimal threshold, Set<Pair> pairs) {
        for (int i = 0; i < block.size(); i++) {
            for (int j = i + 1; j < block.size(); j++) {
                compare(block.get(i), block.get(j), threshold, pairs);
            }
        }
    }

    private static void compareOne(String of, List<Facts> block, BigDecimal threshold, Set<Pair> pairs) {
        block.stream()
                .filter(facts -> facts.id().equals(of))
                .findFirst()
                .ifPresent(one -> block.stream()
                        .filter(facts -> !facts.id().equals(of))
                        .forEach(other -> compare(one, other, threshold, pairs)));
    }

    private static void compare(Facts one, Facts other, BigDecimal threshold, Set<Pair> pairs) {
        Likeness.of(one, other)
                .filter(pair -> pair.score().compareTo(threshold) >= 0)
                .ifPresent(pairs::add);
    }

    private static Stream<String> keys(Facts facts) {
        return Stream.of(
                        Stream.of("name " + facts.name()),
                        Stream.of(facts.organization())
                                .filter(id -> !id.isEmpty())
                                .map(id -> "organisation " + id),
                        facts.postcodes().stream().map(code -> "postcode " + code),
                        facts.phones().stream().map(phone -> "phone " + phone))
                .flatMap(keys -> keys);
    }

    private static void requireFew(Collection<List<Facts>> blocks) {
        long comparisons = blocks.stream()
                .mapToLong(block -> (long) block.size() * (block.size() - 1) / 2)
                .sum();
        if (comparisons > COMPARISONS_MAX) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    "More than " + COMPARISONS_MAX + " pairs of services would have to be compared. Ask for the"
                            + " duplicates of one service: HealthcareService/[id]/$duplicates.");
        }
    }
}
