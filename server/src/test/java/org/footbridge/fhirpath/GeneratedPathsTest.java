package org.footbridge.fhirpath;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** Expressions made at random over elements that resources have: the compiler and HAPI's engine agree on each. */
class GeneratedPathsTest {
    private static final long SEED = 20_262;
    private static final int PAIRS = 6_000;
    private static final FhirContext R4 = FhirContext.forR4Cached();
    private static final List<String> STRINGS = List.of("'a'", "'final'", "''", "'http://x'", "'1'");
    private static final List<String> FUNCTIONS = List.of(
            "exists()",
            "empty()",
            "count()",
            "first()",
            "last()",
            "tail()",
            "distinct()",
            "isDistinct()",
            "hasValue()",
            "not()",
            "children().count()",
            "toString()",
            "length()",
            "upper()",
            "lower()",
            "skip(1)",
            "take(1)",
            "where($this.exists())",
            "all($this.exists())",
            "select($this)",
            "startsWith('a')",
            "contains('a')",
            "matches('^[a-z]+$')",
            "substring(1)",
            "indexOf('a')",
            "is(string)",
            "ofType(code)",
            "as(string)",
            "combine('a')",
            "union('a')",
            "intersect('a')",
            "exclude('a')",
            "toInteger()",
            "extension('urn:x')",
            "exists($this = 'a')",
            "repeat(children()).count()",
            "descendants().count()",
            "single()",
            "trace('t')");
    private static final List<String> OPERATORS = List.of(
            "=", "!=", "~", "!~", "and", "or", "xor", "implies", "|", "in", "contains", "<", "<=", ">", ">=", "&", "+");

    private final Random random = new Random(SEED);
    private final FhirPaths paths = new FhirPaths();
    private final FHIRPathEngine hapi = engine();

    private static FHIRPathEngine engine() {
        HapiWorkerContext worker = new HapiWorkerContext(R4, R4.getValidationSupport());
        FHIRPathEngine engine = new FHIRPathEngine(worker);
        engine.setHostServices(new TypedReferences(worker));
        engine.setDoNotEnforceAsSingletonRule(true);
        return engine;
    }

    @Test
    void agreesWithHapiOnExpressionsMadeAtRandom() {
        RandomResources resources = new RandomResources(SEED);
        List<String> types = List.copyOf(RandomResources.types());
        int compared = 0;
        int left = 0;
        List<String> disagreements = new ArrayList<>();
        while (compared < PAIRS) {
            Resource resource = resources.next(pick(types), "r1");
            for (int i = 0; i < 20; i++) {
                String text = expression(resource, 2);
                Optional<List<Base>> actual = compiled(text, resource);
                if (actual.isEmpty()) {
                    left++;
                } else {
                    compared++;
                    compare(text, resource, actual.get(), disagreements);
                }
            }
        }
        System.out.printf("Seed %d: %d expressions compared, %d more left to HAPI%n", SEED, compared, left);
        assertThat(disagreements).isEmpty();
    }

    /** Empty if the compiler leaves it to HAPI. */
    private Optional<List<Base>> compiled(String text, Resource resource) {
        if (!paths.compiles(text)) {
            return Optional.empty();
        }
        long before = paths.fallbacks();
        try {
            List<Base> values = paths.compile(text).evaluate(resource);
            return paths.fallbacks() > before ? Optional.empty() : Optional.of(values);
        } catch (RuntimeException refused) {
            return Optional.empty();
        }
    }

    private void compare(String text, Resource resource, List<Base> actual, List<String> disagreements) {
        String expected;
        try {
            expected = said(hapi.evaluate(resource, hapi.parse(text)));
        } catch (RuntimeException refused) {
            expected = "refused: " + refused.getMessage();
        }
        if (!said(actual).equals(expected)) {
            disagreements.add(text + " is " + said(actual) + ", to HAPI " + expected + "\n  "
                    + R4.newJsonParser().encodeResourceToString(resource));
        }
    }

    /** In an order of its own: that of distinct values is not defined, and no expression here asks for more of it. */
    private static String said(List<Base> values) {
        return values.stream()
                .map(value -> value.hasPrimitiveValue() ? String.valueOf(value.primitiveValue()) : value.fhirType())
                .sorted()
                .toList()
                .toString();
    }

    private String expression(Base resource, int depth) {
        String path = path(resource);
        return switch (depth == 0 ? random.nextInt(3) : random.nextInt(7)) {
            case 0 -> path;
            case 1, 2 -> path + "." + pick(FUNCTIONS);
            case 3 -> path + " " + pick(OPERATORS) + " " + pick(STRINGS);
            case 4 -> path + ".where(" + pick(FUNCTIONS) + ").exists()";
            default ->
                "(" + expression(resource, depth - 1) + ") " + pick(OPERATORS) + " (" + expression(resource, depth - 1)
                        + ")";
        };
    }

    /** A path of names to something that the resource has, or one that it could have. */
    private String path(Base resource) {
        StringBuilder path = new StringBuilder();
        Base at = resource;
        for (int steps = 1 + random.nextInt(3); steps > 0; steps--) {
            List<Property> properties = at.children().stream()
                    .filter(property -> property.hasValues() || random.nextInt(10) == 0)
                    .toList();
            if (properties.isEmpty()) {
                break;
            }
            Property property = pick(properties);
            path.append(path.length() == 0 ? "" : ".").append(property.getName().replace("[x]", ""));
            if (!property.hasValues()) {
                break;
            }
            at = property.getValues().get(0);
        }
        // a word of the language, as a name
        return path.toString().replaceAll("\\b(contains|div|as|is|in)\\b", "`$1`");
    }

    private <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
