package org.footbridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.CodeSets.Code;
import org.junit.jupiter.api.Test;

/** Hierarchies, what is too much, and how long an answer is kept. */
class TerminologyTest {
    private static final String CHAIN = "'content': 'complete', 'concept': [{'code': 'a', 'concept': [{'code': 'b',"
            + " 'concept': [{'code': 'c'}]}]}, {'code': 'x', 'property': [{'code': 'parent', 'valueCode': 'y'}]},"
            + " {'code': 'y', 'property': [{'code': 'parent', 'valueCode': 'x'}]}]";

    private final Definitions definitions = new Definitions().codeSystem("urn:t", CHAIN);
    private final AtomicLong nanos = new AtomicLong();
    private final Terminology terminology = new Terminology(definitions, nanos::get);

    private static Code code(String code) {
        return new Code("urn:t", code);
    }

    @Test
    void findsWhatIsBelowAndAbove() {
        assertThat(terminology.below("urn:t", "b")).containsExactlyInAnyOrder(code("b"), code("c"));
        assertThat(terminology.above("urn:t", "b")).containsExactlyInAnyOrder(code("b"), code("a"));
        assertThat(terminology.below("urn:t", "x")).containsExactlyInAnyOrder(code("x"), code("y"));
    }

    @Test
    void refusesWhatItDoesNotHave() {
        assertThatThrownBy(() -> terminology.below("urn:t", "nothing"))
                .hasMessage("Code system 'urn:t' has no code 'nothing'.");
        assertThatThrownBy(() -> terminology.above("urn:absent", "a"))
                .hasMessage("This server does not have the whole of code system 'urn:absent'.");
    }

    private static String codes(int count) {
        String concepts =
                IntStream.range(0, count).mapToObj(i -> "{'code': '" + i + "'}").collect(Collectors.joining(","));
        return "'compose': {'include': [{'system': 'urn:n', 'concept': [" + concepts + "]}]}";
    }

    @Test
    void refusesMoreThanASearchCanBeFor() {
        definitions.valueSet("urn:most", codes(5_000)).valueSet("urn:more", codes(5_001));
        assertThat(terminology.expand("urn:most")).hasSize(5_000);
        assertThatThrownBy(() -> terminology.expand("urn:more"))
                .hasMessage("Value set 'urn:more' has 5001 codes; a search is for at most 5000.")
                .extracting(problem -> ((Problem) problem).kind())
                .isEqualTo(ProblemKind.COSTLY);
    }

    @Test
    void keepsAnAnswerForAMinute() {
        definitions.valueSet("urn:v", codes(1));
        assertThat(terminology.expand("urn:v")).hasSize(1);
        definitions.valueSet("urn:v", codes(2));
        nanos.set(59_000_000_000L);
        assertThat(terminology.expand("urn:v")).hasSize(1);
        nanos.set(60_000_000_000L);
        assertThat(terminology.expand("urn:v")).hasSize(2);
    }

    @Test
    void keepsNoRefusalAndNotTooMuch() {
        assertThatThrownBy(() -> terminology.expand("urn:v")).isInstanceOf(Problem.class);
        for (int i = 0; i < 300; i++) {
            definitions.valueSet("urn:v" + i, codes(1));
            terminology.expand("urn:v" + i);
        }
        definitions.valueSet("urn:v0", codes(2)).valueSet("urn:v299", codes(2));
        assertThat(terminology.expand("urn:v0")).hasSize(2);
        assertThat(terminology.expand("urn:v299")).hasSize(1);
    }
}
