package org.footbridge.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.type.CodeSets.Code;
import org.junit.jupiter.api.Test;

/** Hierarchies, what is too much, and until when an answer is kept. */
class TerminologyTest {
    private static final String CHAIN = "'content': 'complete', 'concept': [{'code': 'a', 'concept': [{'code': 'b',"
            + " 'concept': [{'code': 'c'}]}]}, {'code': 'x', 'property': [{'code': 'parent', 'valueCode': 'y'}]},"
            + " {'code': 'y', 'property': [{'code': 'parent', 'valueCode': 'x'}]}]";

    private final Definitions definitions = new Definitions().codeSystem("urn:t", CHAIN);
    private final AtomicLong revision = new AtomicLong();
    private final Terminology terminology = new Terminology(definitions, revision::get);

    private static Code code(String code) {
        return new Code("urn:t", code);
    }

    @Test
    void findsWhatIsBelowAndAbove() {
        assertThat(terminology.below("urn:t", "b", 0)).containsExactlyInAnyOrder(code("b"), code("c"));
        assertThat(terminology.above("urn:t", "b", 0)).containsExactlyInAnyOrder(code("b"), code("a"));
        assertThat(terminology.below("urn:t", "x", 0)).containsExactlyInAnyOrder(code("x"), code("y"));
    }

    @Test
    void refusesWhatItDoesNotHave() {
        assertThatThrownBy(() -> terminology.below("urn:t", "nothing", 0))
                .hasMessage("Code system 'urn:t' has no code 'nothing'.");
        assertThatThrownBy(() -> terminology.above("urn:absent", "a", 0))
                .hasMessage("This server does not have the complete content of code system 'urn:absent'.");
    }

    private static String codes(int count) {
        String concepts =
                IntStream.range(0, count).mapToObj(i -> "{'code': '" + i + "'}").collect(Collectors.joining(","));
        return "'compose': {'include': [{'system': 'urn:n', 'concept': [" + concepts + "]}]}";
    }

    @Test
    void refusesMoreThanASearchCanBeFor() {
        definitions.valueSet("urn:most", codes(5_000)).valueSet("urn:more", codes(5_001));
        assertThat(terminology.expand("urn:most", 0)).hasSize(5_000);
        assertThatThrownBy(() -> terminology.expand("urn:more", 0))
                .hasMessage("Value set 'urn:more' has more than 5000 codes, the maximum for a search.")
                .extracting(problem -> ((Problem) problem).kind())
                .isEqualTo(ProblemKind.COSTLY);
    }

    @Test
    void keepsAnAnswerUntilADefinitionChanges() {
        definitions.valueSet("urn:v", codes(1));
        assertThat(terminology.expand("urn:v", 0)).hasSize(1);
        definitions.valueSet("urn:v", codes(2));
        assertThat(terminology.expand("urn:v", 0)).hasSize(1);
        revision.incrementAndGet();
        assertThat(terminology.expand("urn:v", 0)).hasSize(2);
    }

    @Test
    void keepsNoRefusal() {
        assertThatThrownBy(() -> terminology.expand("urn:v", 0)).isInstanceOf(Problem.class);
        definitions.valueSet("urn:v", codes(1));
        revision.incrementAndGet();
        assertThat(terminology.expand("urn:v", 0)).hasSize(1);
    }
}
