package org.footbridge.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which URI is below which. */
class UriTreeTest {
    @ParameterizedTest(name = "{1} is below {0}: {2}")
    @CsvSource({
        "http://a/b,       http://a/b,             true",
        "http://a/b,       http://a/b/c,           true",
        "http://a/b,       http://a/b/,            true",
        "http://a/b,       http://a/bc,            false",
        "http://a/b,       http://a,               false",
        "http://a/b,       http://a/b#c,           false",
        "http://a/b,       http://a/B/c,           false",
        "http://a/b/,      http://a/b/c,           true",
        "http://a/b/,      http://a/b,             false",
        "http://a/b#,      http://a/b#c,           true",
        "http://a/b.c,     http://a/b.c.d,         false",
        "urn:oid:1.2,      urn:oid:1.2.3,          true",
        "urn:oid:1.2,      urn:oid:1.20,           false",
        "urn:oid:,         urn:oid:1.2,            true",
        "urn:oid,          urn:oid:1.2,            true",
        "urn:x:a,          urn:x:a:b,              true",
        "urn:x:a,          urn:x:a.b,              false",
        "urn:x:,           urn:x:a.b,              true"
    })
    void below(String uri, String other, boolean below) {
        assertThat(isBelow(uri, other)).isEqualTo(below);
    }

    private static boolean isBelow(String uri, String other) {
        return uri.equals(other) || UriTree.stemsBelow(uri).stream().anyMatch(other::startsWith);
    }

    @Test
    void upwardsIsTheInverseOfBelow() {
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            String one = uri(random);
            String other = random.nextInt(3) == 0 ? one + uri(random) : uri(random);
            boolean below = isBelow(one, other);
            assertThat(UriTree.upwards(other).contains(one))
                    .as(other + " below " + one)
                    .isEqualTo(below);
            found += below ? 1 : 0;
        }
        assertThat(found).isGreaterThan(2_000);
    }

    private static String uri(Random random) {
        String start = random.nextInt(3) == 0 ? "" : random.nextBoolean() ? "urn:oid:" : "urn:";
        return start
                + random.ints(1 + random.nextInt(5), 0, 6)
                        .mapToObj("a1/:.#"::charAt)
                        .map(String::valueOf)
                        .collect(Collectors.joining());
    }

    @Test
    void upwardsGoesFromTheLongestToTheShortest() {
        assertThat(UriTree.upwards("http://a/b/c"))
                .containsExactly(
                        "http://a/b/c",
                        "http://a/b/",
                        "http://a/b",
                        "http://a/",
                        "http://a",
                        "http://",
                        "http:/",
                        "http:");
        assertThat(UriTree.upwards("urn:oid:1.2"))
                .containsExactly("urn:oid:1.2", "urn:oid:1", "urn:oid:", "urn:oid", "urn:");
    }
}
