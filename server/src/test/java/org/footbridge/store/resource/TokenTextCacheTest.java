package org.footbridge.store.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.footbridge.search.index.Texts.Shared;
import org.junit.jupiter.api.Test;

/** What is known, and that forgetting is allowed while inventing is not. */
class TokenTextCacheTest {
    private final TokenTextCache known = new TokenTextCache();

    private static Shared text(long key) {
        return new Shared(key, 1, "t");
    }

    @Test
    void knowsWhatWasAdded() {
        assertThat(known.unknown(List.of(text(1), text(2)))).containsExactly(text(1), text(2));
        known.add(List.of(text(2)));
        assertThat(known.unknown(List.of(text(1), text(2), text(3)))).containsExactly(text(1), text(3));
        known.add(List.of(text(1), text(2), text(3)));
        assertThat(known.unknown(List.of(text(1), text(2), text(3)))).isEmpty();
    }

    @Test
    void doesNotTakeAnEmptyPlaceForAKey() {
        assertThat(known.unknown(List.of(text(0)))).hasSize(1);
        known.add(List.of(text(0)));
        assertThat(known.unknown(List.of(text(0)))).hasSize(1);
    }

    @Test
    void keepsTheLatestOfMoreThanItHasPlacesFor() {
        List<Shared> all = Stream.iterate(5L, key -> key + (1L << 40))
                .limit(100)
                .map(TokenTextCacheTest::text)
                .toList();
        all.forEach(one -> {
            known.add(List.of(one));
            assertThat(known.unknown(List.of(one))).isEmpty();
        });
        assertThat(known.unknown(all)).hasSize(96);
    }

    @Test
    void forgetsHardlyAnyOfWhatAServerMeets() {
        List<Shared> all =
                new Random(1).longs(20_000).mapToObj(TokenTextCacheTest::text).toList();
        known.add(all);
        assertThat(known.unknown(all)).hasSizeLessThan(20);
    }
}
