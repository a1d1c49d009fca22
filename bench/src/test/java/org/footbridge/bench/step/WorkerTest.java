package org.footbridge.bench.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.footbridge.bench.step.Step.Worker;
import org.junit.jupiter.api.Test;

class WorkerTest {
    @Test
    void ownsWhatNoOtherOwnsAndLeavesNothing() {
        Set<Integer> all = new HashSet<>();
        for (int number = 0; number < 3; number++) {
            Worker worker = new Worker(number, 3, new SplittableRandom(1));
            Set<Integer> own = new HashSet<>();
            for (int i = 0; i < 500; i++) {
                own.add(worker.own(10));
            }
            assertThat(own).noneMatch(all::contains);
            all.addAll(own);
        }
        assertThat(all).hasSize(10).allMatch(i -> i >= 0 && i < 10);
    }
}
