package org.footbridge.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.footbridge.concurrency.Operation.Kind;
import org.footbridge.concurrency.Operation.Outcome;
import org.junit.jupiter.api.Test;

/** The checker itself: a history of each kind that must not be is found, and those that may be are not. */
class HistoryCheckTest {
    private static final String A = "Basic/a";
    private static final String B = "Basic/b";

    private final List<Operation> operations = new ArrayList<>();
    private final Truth truth = new Truth();

    private HistoryCheckTest did(Kind kind, String about, String value, int from, int to, Seen... seen) {
        operations.add(new Operation(kind, about, value, 0, from, to, Outcome.DONE, List.of(seen)));
        return this;
    }

    private HistoryCheckTest put(int from, int to, String value, int version) {
        return did(Kind.PUT, A, value, from, to, new Seen(A, version, value));
    }

    private HistoryCheckTest read(int from, int to, String value, int version) {
        return did(Kind.READ, A, "", from, to, new Seen(A, version, value));
    }

    private HistoryCheckTest deleted(String resource, int from, int to, int version) {
        return did(Kind.DELETE, resource, "", from, to, new Seen(resource, version, ""));
    }

    private HistoryCheckTest updated(Outcome outcome, int from, int to, String value, int named, Seen... seen) {
        operations.add(new Operation(Kind.UPDATE, A, value, named, from, to, outcome, List.of(seen)));
        return this;
    }

    private HistoryCheckTest unknown(Kind kind, String about, String value, int from) {
        operations.add(new Operation(kind, about, value, 0, from, from + 1, Outcome.UNKNOWN, List.of()));
        return this;
    }

    private HistoryCheckTest truth(String... values) {
        for (int i = 0; i < values.length; i++) {
            truth.add(A, i + 1, values[i], "");
        }
        return this;
    }

    private void isFine() {
        assertThat(HistoryCheck.violations(operations, truth, Map.of())).isEmpty();
    }

    private void breaks(String rule) {
        assertThat(HistoryCheck.violations(operations, truth, Map.of()))
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).startsWith(rule + ":"));
    }

    @Test
    void writesAndReadsInTheirOrderAreFine() {
        truth("x", "y", "")
                .put(0, 1, "x", 1)
                .put(2, 9, "y", 2)
                .read(3, 4, "x", 1)
                .read(5, 6, "y", 2);
        deleted(A, 10, 11, 3).deleted(A, 12, 13, 3).read(14, 15, "", 3);
        isFine();
    }

    @Test
    void aStaleReadIsFound() {
        truth("x", "y").put(0, 1, "x", 1).put(2, 3, "y", 2).read(4, 5, "x", 1);
        breaks("not linearizable");
    }

    @Test
    void anOldVersionAfterANewOneIsFoundThoughTheWriteIsNotDone() {
        truth("x", "y").put(0, 1, "x", 1).put(2, 9, "y", 2).read(3, 4, "y", 2).read(5, 6, "x", 1);
        breaks("not linearizable");
    }

    @Test
    void aReadOfWhatIsNotWrittenYetIsFound() {
        truth("x", "y").put(0, 1, "x", 1).read(2, 3, "y", 2).put(4, 5, "y", 2);
        breaks("not linearizable");
    }

    @Test
    void writesAgainstTheClockAreFound() {
        truth("y", "x").put(0, 1, "x", 2).put(2, 3, "y", 1);
        breaks("not linearizable");
    }

    @Test
    void aReadOfNothingWhileTheResourceWasThereIsFound() {
        truth("x", "y")
                .put(0, 1, "x", 1)
                .did(Kind.SEARCH, A, "", 2, 3, Seen.notLiving(A))
                .put(4, 5, "y", 2);
        breaks("not linearizable");
    }

    @Test
    void aReadOfNothingAroundADeletionIsFine() {
        truth("x", "", "y").put(0, 1, "x", 1).deleted(A, 3, 8, 2);
        did(Kind.SEARCH, A, "", 2, 4, Seen.notLiving(A)).did(Kind.SEARCH, A, "", 9, 12, Seen.notLiving(A));
        put(11, 14, "y", 3);
        isFine();
    }

    @Test
    void aReadOfAnotherValueThanThatOfItsVersionIsFound() {
        truth("x", "y").put(0, 1, "x", 1).put(2, 3, "y", 2).read(4, 5, "x", 2);
        breaks("not in the history");
    }

    @Test
    void aLostUpdateIsFound() {
        truth("x", "y", "z").put(0, 1, "x", 1);
        updated(Outcome.DONE, 2, 5, "y", 1, new Seen(A, 2, "y"));
        updated(Outcome.DONE, 2, 5, "z", 1, new Seen(A, 3, "z"));
        breaks("lost update");
    }

    @Test
    void anAcknowledgedWriteThatIsNotThereIsFound() {
        truth("x").put(0, 1, "x", 1).put(2, 3, "y", 2);
        assertThat(HistoryCheck.violations(operations, truth, Map.of()))
                .anySatisfy(violation -> assertThat(violation).startsWith("not in the history:"));
    }

    @Test
    void aVersionGapIsFound() {
        put(0, 1, "x", 1).put(2, 3, "y", 3);
        truth.add(A, 1, "x", "").add(A, 3, "y", "");
        assertThat(HistoryCheck.violations(operations, truth, Map.of()))
                .anySatisfy(violation -> assertThat(violation).startsWith("version gap:"));
    }

    @Test
    void aVersionThatNobodyHasAskedForIsFound() {
        truth("x", "y").put(0, 1, "x", 1);
        assertThat(HistoryCheck.violations(operations, truth, Map.of()))
                .anySatisfy(violation -> assertThat(violation).startsWith("never asked for:"));
    }

    @Test
    void aRefusedWriteThatHasHappenedIsFound() {
        truth("x", "y").put(0, 1, "x", 1).updated(Outcome.REFUSED, 2, 3, "y", 1);
        assertThat(HistoryCheck.violations(operations, truth, Map.of()))
                .anySatisfy(violation -> assertThat(violation).startsWith("never asked for:"));
    }

    @Test
    void anUpdateRefusedThoughItNamedTheCurrentVersionIsFound() {
        truth("x", "y").put(0, 1, "x", 1).updated(Outcome.REFUSED, 2, 3, "z", 1).put(4, 5, "y", 2);
        breaks("refused though current");
    }

    @Test
    void aWriteWithoutAnAnswerMayHaveHappenedLaterOrNever() {
        truth("x", "y").put(0, 1, "x", 1).unknown(Kind.PUT, A, "y", 2).unknown(Kind.PUT, A, "z", 3);
        read(5, 6, "x", 1).read(7, 8, "y", 2);
        isFine();
    }

    @Test
    void aWriteThatHasHappenedTwiceIsFound() {
        truth("x", "x").put(0, 1, "x", 1);
        assertThat(HistoryCheck.violations(operations, truth, Map.of()))
                .anySatisfy(violation -> assertThat(violation).startsWith("done twice:"));
    }

    private HistoryCheckTest created(String resource, String value, int from, int to) {
        truth.add(resource, 1, value, "the-claimed-one");
        return did(Kind.CONDITIONAL_CREATE, "the-claimed-one", value, from, to, new Seen(resource, 1, value));
    }

    @Test
    void twoLivingResourcesOfOneConditionalCreateAreFound() {
        created(A, "x", 0, 5).created(B, "y", 2, 7);
        breaks("created twice");
    }

    @Test
    void aConditionalCreateBeforeTheDeletionOfTheOtherIsFound() {
        created(A, "x", 0, 1).created(B, "y", 2, 3).deleted(A, 4, 5, 2);
        truth.add(A, 2, "", "");
        breaks("created twice");
    }

    @Test
    void aConditionalCreateWhileTheOtherIsBeingDeletedIsFine() {
        created(A, "x", 0, 1).created(B, "y", 3, 6).deleted(A, 2, 9, 2);
        truth.add(A, 2, "", "");
        isFine();
    }

    private List<String> group() {
        return HistoryCheck.violations(operations, truth, Map.of("g", List.of(A, B)));
    }

    private HistoryCheckTest transaction(String value, int from, int to, int version) {
        truth.add(A, version, value, "").add(B, version, value, "");
        return did(Kind.TRANSACTION, "g", value, from, to, new Seen(A, version, value), new Seen(B, version, value));
    }

    @Test
    void transactionsThatAreSeenWholeAreFine() {
        transaction("x", 0, 1, 1).transaction("y", 2, 9, 2);
        did(Kind.GROUP_SEARCH, "g", "", 3, 4, new Seen(A, 1, "x"), new Seen(B, 1, "x"));
        did(Kind.GROUP_SEARCH, "g", "", 5, 6, new Seen(A, 2, "y"), new Seen(B, 2, "y"));
        assertThat(group()).isEmpty();
    }

    @Test
    void aTransactionSeenInPartIsFound() {
        transaction("x", 0, 1, 1).transaction("y", 2, 9, 2);
        did(Kind.GROUP_SEARCH, "g", "", 3, 4, new Seen(A, 2, "y"), new Seen(B, 1, "x"));
        assertThat(group())
                .isNotEmpty()
                .allSatisfy(found -> assertThat(found).matches("(torn transaction|not linearizable):.*"));
    }

    @Test
    void aTransactionSeenByOneMemberAndThenNotByTheOtherIsFound() {
        transaction("x", 0, 1, 1).transaction("y", 2, 9, 2);
        did(Kind.READ, A, "", 3, 4, new Seen(A, 2, "y")).did(Kind.READ, B, "", 5, 6, new Seen(B, 1, "x"));
        assertThat(group()).isNotEmpty().allSatisfy(found -> assertThat(found).startsWith("not linearizable:"));
    }

    @Test
    void halfATransactionIsFound() {
        unknown(Kind.TRANSACTION, "g", "x", 0);
        truth.add(A, 1, "x", "");
        assertThat(group()).isNotEmpty().allSatisfy(found -> assertThat(found).startsWith("torn transaction:"));
    }
}
