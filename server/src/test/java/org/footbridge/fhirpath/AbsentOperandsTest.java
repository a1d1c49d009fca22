package org.footbridge.fhirpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** To operators and functions of values, a primitive element with an extension in place of its value is nothing. */
class AbsentOperandsTest {
    private static final FhirPaths PATHS = new FhirPaths();

    /** Whose result is empty if {@code v} is; in HAPI's engine some of them fail. */
    private static final List<String> EMPTY = List.of(
            "v = 'a'",
            "v != 'a'",
            "v = 1",
            "v = v",
            "v = @2024-05-17",
            "v < 'a'",
            "v <= 1",
            "v > @2024-05-17",
            "v >= @2024-05-17T09:30:00Z",
            "@2024-05-17T09:30:00Z < v",
            "1 < v",
            "1.5 >= v",
            "v > @T09:30",
            "v = 1 'kg'",
            "v < 1 'kg'",
            "v + 1",
            "1 + v",
            "v + 'a'",
            "'a' + v",
            "v - 1",
            "1.5 * v",
            "v / 2",
            "v div 2",
            "v mod 2",
            "v + 1 day",
            "v and true",
            "v or false",
            "v xor true",
            "v implies false",
            "v.not()",
            "v in ('a' | 'b')",
            "v.length()",
            "v.upper()",
            "v.lower()",
            "v.startsWith('a')",
            "v.endsWith('a')",
            "v.contains('a')",
            "v.indexOf('a')",
            "v.matches('a')",
            "v.replace('a', 'b')",
            "v.substring(0)",
            "v.substring(0, 1)",
            "'a'.startsWith(v)",
            "'a'.matches(v)",
            "'a'.contains(v)",
            "v.toString()",
            "v.toInteger()",
            "v.toDecimal()",
            "v.toQuantity()",
            "v.resolve()",
            "Basic.extension(v)");

    /** Of which it is enough that they have a result. */
    private static final List<String> ANY = List.of(
            "v.exists()",
            "today() > v",
            "now() <= v",
            "v.toBoolean()",
            "v.empty()",
            "v.hasValue()",
            "v.count()",
            "v ~ 'a'",
            "v !~ 1",
            "v | 'a'",
            "v.distinct()",
            "v.isDistinct()",
            "v.union(v)",
            "v.intersect(v)",
            "v.exclude(v)",
            "v.subsetOf(v)",
            "v.first()",
            "v.single()",
            "v.children()",
            "v is string",
            "v as string",
            "v.ofType(dateTime)",
            "v & 'a'",
            "iif(v, 1, 2)",
            "v.where($this = 'a')",
            "v.all($this = 'a')",
            "v.select($this + 1)",
            "v.allTrue()",
            "v.anyFalse()",
            "v.repeat($this)",
            "-v",
            "v.abs()",
            "v.round(1)",
            "v.convertsToInteger()",
            "v.convertsToDate()",
            "v.type()",
            "v.trace('a')",
            "v.aggregate($this + 1, 0)",
            "('a' | 'b').skip(v)",
            "('a' | 'b')[v]",
            "(v | 'a').contains('a')",
            "v.combine(v).isDistinct()");

    static Set<String> types() {
        return new TreeSet<>(Set.of(
                "base64Binary",
                "boolean",
                "canonical",
                "code",
                "date",
                "dateTime",
                "decimal",
                "id",
                "instant",
                "integer",
                "markdown",
                "oid",
                "positiveInt",
                "string",
                "time",
                "unsignedInt",
                "uri",
                "url",
                "uuid"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aPrimitiveWithoutAValueIsNothingToOperators(String type) {
        Basic basic = basic((Type) ResourceFactory.createType(type));
        String wrong = EMPTY.stream()
                .map(text -> text + " -> " + result(text, basic))
                .filter(text -> !text.endsWith("-> []"))
                .collect(Collectors.joining("\n"));
        assertThat(wrong).isEmpty();
        String failed = Stream.concat(ANY.stream(), EMPTY.stream())
                .map(text -> text + " -> " + result(text, basic))
                .filter(text -> text.contains("NullPointer") || text.contains("NumberFormat"))
                .collect(Collectors.joining("\n"));
        assertThat(failed).isEmpty();
    }

    @Test
    void aQuantityWithoutAValueIsNeitherEqualNorMore() {
        Quantity quantity = new Quantity();
        quantity.setUnit("kg").setSystem("http://unitsofmeasure.org").setCode("kg");
        absent(quantity.getValueElement());
        for (String text :
                List.of("v = 1 'kg'", "v > 1 'kg'", "v <= 1 'g'", "1 'kg' < v", "v.value > 1", "v.value + 1")) {
            assertThat(result(text, basic(quantity))).as(text).isEqualTo("[]");
        }
    }

    private static Basic basic(Type value) {
        if (value.isPrimitive()) {
            absent(value);
        }
        Basic basic = new Basic();
        basic.addExtension("urn:v", value);
        return basic;
    }

    private static void absent(Element element) {
        element.addExtension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown"));
    }

    private static String result(String text, Basic basic) {
        String path = text.replaceAll("\\bv\\b(?!alue)", "%resource.extension.value");
        try {
            return PATHS.compile(path).evaluate(basic).stream()
                    .map(Base::toString)
                    .toList()
                    .toString();
        } catch (RuntimeException failed) {
            return failed.getClass().getSimpleName() + " " + failed.getMessage();
        }
    }
}
