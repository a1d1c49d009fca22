package org.footbridge.outcome.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is suppressed does not follow from what is published, which an attack that tries all tables shows. */
class SuppressionTest {
    private static final DisclosureRules EXACT = new DisclosureRules(5, 1, 5);
    private static final Columns FLAT = Columns.of("people").with("people", "paired", "missing");
    private static final Columns DEEP = Columns.of("people")
            .with("people", "paired", "missing")
            .with("paired", "improved", "unchanged", "deteriorated");

    private static CountTable table(Columns columns, long[]... rows) {
        Map<String, Map<String, Long>> all = new HashMap<>();
        for (long[] row : rows) {
            Map<String, Long> cells = new HashMap<>();
            int next = 0;
            for (String column : columns.inOrder()) {
                if (columns.isLeaf(column)) {
                    cells.put(column, row[next++]);
                }
            }
            all.put("row" + all.size(), cells);
        }
        return new CountTable(columns, all);
    }

    @Test
    void nothingSmallNothingSuppressed() {
        assertThat(Suppression.of(table(FLAT, new long[] {10, 20}, new long[] {5, 0}), EXACT))
                .hasValue(Set.of());
    }

    @Test
    void smallCountTakesARectangleWithIt() {
        Set<Cell> hidden = Suppression.of(
                        table(FLAT, new long[] {3, 20}, new long[] {30, 7}, new long[] {50, 60}), EXACT)
                .orElseThrow();
        assertThat(hidden)
                .containsExactlyInAnyOrder(
                        new Cell("row0", "paired"),
                        new Cell("row0", "missing"),
                        new Cell("row1", "paired"),
                        new Cell("row1", "missing"));
    }

    @Test
    void stratumOfOnePersonIsSuppressedWithItsParts() {
        Set<Cell> hidden = Suppression.of(
                        table(DEEP, new long[] {1, 0, 0, 0}, new long[] {9, 9, 9, 9}, new long[] {9, 8, 7, 6}), EXACT)
                .orElseThrow();
        assertThat(hidden)
                .contains(new Cell("row0", "people"), new Cell("row0", "paired"), new Cell("row0", "unchanged"));
    }

    @Test
    void tableThatCannotHideACountIsWithheld() {
        assertThat(Suppression.of(table(FLAT, new long[] {3, 20}), EXACT)).isEmpty();
    }

    @Test
    void noSuppressedCountFollowsFromThePublishedOnes() {
        Random random = new Random(20260101);
        int published = 0;
        int suppressed = 0;
        for (int attempt = 0; attempt < 300; attempt++) {
            boolean deep = attempt % 8 == 0;
            DisclosureRules rules = deep ? new DisclosureRules(3, 1, 3) : EXACT;
            long[][] rows = new long[2 + random.nextInt(deep ? 2 : 3)][deep ? 4 : 2];
            for (long[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = random.nextInt(4) == 0 ? 0 : random.nextInt(deep ? 6 : 14);
                }
            }
            CountTable table = table(deep ? DEEP : FLAT, rows);
            Optional<Set<Cell>> hidden = Suppression.of(table, rules);
            if (hidden.isPresent()) {
                published++;
                suppressed += hidden.get().size();
                assertThat(new TableAttack(table, hidden.get()).determined())
                        .as("attempt %s: %s without %s", attempt, table.rows(), hidden.get())
                        .isEmpty();
            }
        }
        assertThat(published).isGreaterThan(100);
        assertThat(suppressed).isGreaterThan(400);
    }

    /** The test of the attack: primary suppression alone is broken by it. */
    @Test
    void attackRecoversWhatIsNotComplemented() {
        CountTable table = table(FLAT, new long[] {3, 20}, new long[] {30, 7}, new long[] {50, 60});
        assertThat(new TableAttack(table, Set.of(new Cell("row0", "paired"))).determined())
                .containsExactly(new Cell("row0", "paired"));
    }

    @Test
    void sumsOfAllStrataLoseTheirPartsWhereOneIsSmall() {
        Map<String, Long> totals = Map.of(
                "people", 60L, "paired", 50L, "missing", 10L, "improved", 40L, "unchanged", 7L, "deteriorated", 3L);
        Columns coarse = Suppression.coarsened(DEEP, column -> totals.getOrDefault(column, 0L), EXACT);
        assertThat(coarse.inOrder()).containsExactly("people", "paired", "missing");
    }

    /**
     * Two reports about overlapping people, say one more person in the second: whatever two rounded counts say, the difference of the
     * true ones may be more than one number. So nobody is found by subtracting one report from another.
     */
    @Test
    void differenceOfTwoRoundedCountsIsNeverKnown() {
        DisclosureRules rules = DisclosureRules.DEFAULT;
        Map<String, Set<Long>> differences = new HashMap<>();
        for (long first = 5; first < 123; first++) {
            for (long second = first; second < 123; second++) {
                differences
                        .computeIfAbsent(rules.rounded(first) + " " + rules.rounded(second), same -> new HashSet<>())
                        .add(second - first);
            }
        }
        assertThat(differences.values())
                .allSatisfy(possible -> assertThat(possible).hasSizeGreaterThanOrEqualTo(3));
        assertThat(rules.rounded(0)).isZero();
        assertThat(rules.rounded(5)).isEqualTo(5);
        assertThat(rules.rounded(7)).isEqualTo(5);
        assertThat(rules.rounded(8)).isEqualTo(10);
    }

    @Test
    void rulesThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> new DisclosureRules(0, 5, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DisclosureRules(5, 100, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DisclosureRules(5, 5, 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
