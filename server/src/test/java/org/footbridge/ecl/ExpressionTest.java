package org.footbridge.ecl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Concepts A to H, and which of them each expression is for. A is above B and C, both are above D, D is above E; F is
 * alone; the reference set G has D and F, and is below H.
 */
class ExpressionTest {
    private static final Map<String, String> PARENTS =
            Map.of("A", "", "B", "A", "C", "A", "D", "BC", "E", "D", "F", "", "G", "H", "H", "");

    private static final SetsInMemory SETS = new SetsInMemory(
            PARENTS.entrySet().stream()
                    .collect(Collectors.toMap(
                            one -> SyntheticConcepts.spelled(one.getKey()), one -> letters(one.getValue()))),
            Map.of(SyntheticConcepts.spelled("G"), letters("DF")));

    private static Set<String> letters(String letters) {
        return letters.chars()
                .mapToObj(letter -> SyntheticConcepts.concept(letter - 'A' + 1))
                .collect(Collectors.toSet());
    }

    private static String found(Expression expression) {
        Map<String, String> names = new TreeMap<>();
        PARENTS.keySet().forEach(letter -> names.put(SyntheticConcepts.spelled(letter), letter));
        return expression.in(SETS).stream().map(names::get).sorted().collect(Collectors.joining());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '=', quoteCharacter = '"', emptyValue = "", textBlock = """
            A                                        = A
            *                                        = ABCDEFGH
            << A                                     = ABCDE
            < A                                      = BCDE
            <! A                                     = BC
            <<!A                                     = ABC
            >> E                                     = ABCDE
            descendantOrSelfOf A                     = ABCDE
            DESCENDANTOF A                           = BCDE
            childOf A                                = BC
            childOrSelfOf A                          = ABC
            ancestorOf E                             = ABCD
            ancestorOrSelfOf E                       = ABCDE
            parentOf E                               = D
            parentOrSelfOf E                         = DE
            memberOf G                               = DF
            memberof(G) and descendantOf A           = D
            any minus descendantOrSelfOf A           = FGH
            > E                                      = ABCD
            >! D                                     = BC
            >>! D                                    = BCD
            ^ G                                      = DF
            ^ *                                      = DF
            << ^ G                                   = DEF
            ^ (< H)                                  = DF
            < B AND > E                              = D
            <B and >E                                = D
            < B , > E                                = D
            B OR F or A                              = ABF
            << A MINUS << D                          = ABC
            * minus (<< A OR ^ G)                    = GH
            < (B OR C)                               = DE
            (((A)))                                  = A
            A |a term, which < says > nothing (AND)| = A
            << A |x| /* and so on */ AND /**/ F      = ""
            (< A MINUS D) AND (B OR D)               = B
            """)
    void isFor(String expression, String expected) {
        assertThat(found(ExpressionParser.parse(SyntheticConcepts.spelled(expression))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource(delimiter = '=', quoteCharacter = '"', textBlock = """
            ""                = must have a concept, '*' or '(' at character 1, where it ends.
            << %              = at character 4, where '%' stands.
            << 1234567        = an identifier of SNOMED CT, 6 to 18 digits with a check digit at the end, at character 4
            << diabetes       = where 'diabetes' stands
            * AND             = at character 6, where it ends.
            (* OR *           = must have ')' at character 8, where it ends.
            * *               = must have AND, OR, MINUS or the end at character 3
            * AND * OR *      = parentheses, to say what belongs together, before OR
            * MINUS * MINUS * = parentheses, to say what belongs together, before MINUS
            A |a term         = must have '|' at the end of the term
            /* *              = must have */ at the end of the comment
            < * : * = *       = attributes, filters and other refinements are not supported
            < * . *           = refinements are not supported
            * {{ term         = has '{{ term' at character 3
            """)
    void refuses(String expression, String reason) {
        assertThatThrownBy(() -> ExpressionParser.parse(SyntheticConcepts.spelled(expression)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesWhatIsTooLargeToBeMeant() {
        assertThatThrownBy(() -> ExpressionParser.parse("(".repeat(19_000))).hasMessageContaining("50 deep");
        assertThatThrownBy(() -> ExpressionParser.parse(" ".repeat(30_000))).hasMessageContaining("20000 characters");
        assertThatThrownBy(() -> ExpressionParser.parse("* OR ".repeat(1_001) + "*"))
                .hasMessageContaining("1000 parts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"871731000000106", "80546007", "718426000", "224484003"})
    void knowsIdentifiersByTheirCheckDigit(String identifier) {
        assertThat(SnomedIdentifier.isValid(identifier)).isTrue();
        for (int place = 0; place < identifier.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String wrong = identifier.substring(0, place) + digit + identifier.substring(place + 1);
                assertThat(SnomedIdentifier.isValid(wrong)).as(wrong).isEqualTo(wrong.equals(identifier));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567890123456789", "8o546007", "080546007"})
    void takesNothingElseForAnIdentifier(String text) {
        assertThat(SnomedIdentifier.isValid(text)).isFalse();
    }
}
