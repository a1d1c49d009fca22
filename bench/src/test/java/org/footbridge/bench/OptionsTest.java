package org.footbridge.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final Set<String> NAMES = Set.of("--jdbc", "--seconds");

    @Test
    void keepsOperandsValuesAndTheRest() {
        Options options =
                Options.parse(List.of("http://a", "--jdbc", "one", "--jdbc", "two", "--", "--server.port=1"), NAMES);
        assertThat(options.operands()).containsExactly("http://a");
        assertThat(options.all("--jdbc")).containsExactly("one", "two");
        assertThat(options.text("--jdbc")).contains("two");
        assertThat(options.rest()).containsExactly("--server.port=1");
        assertThat(options.number("--seconds", 2.5)).isEqualTo(2.5);
    }

    @Test
    void takesASwitchWithoutAValue() {
        Options options = Options.parse(List.of("--skip-load", "http://a"), Set.of("--skip-load"));
        assertThat(options.has("--skip-load")).isTrue();
        assertThat(options.operands()).containsExactly("http://a");
        assertThat(Options.parse(List.of(), NAMES).has("--skip-load")).isFalse();
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refuses(() -> Options.parse(List.of("--second", "1"), NAMES), "no option '--second'");
        refuses(() -> Options.parse(List.of("--seconds"), NAMES), "lacks its value");
        refuses(() -> Options.parse(List.of("--seconds", "x"), NAMES).number("--seconds", 1), "not 'x'");
        refuses(() -> Options.parse(List.of("--seconds", "0"), NAMES).count("--seconds", 1), "from 1");
    }

    private static void refuses(ThrowingCallable call, String because) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(because);
    }
}
