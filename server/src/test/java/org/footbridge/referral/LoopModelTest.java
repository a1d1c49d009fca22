package org.footbridge.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random actors take steps with referrals by operations and by plain writes, several of them at once, and a model that was written by
 * hand predicts each answer. {@code -Dloop.steps} and {@code -Dloop.seed} choose another walk. A walk that fails is shortened to the
 * steps that matter.
 */
class LoopModelTest {
    private static final int WALKS = 4;
    private static final int STEPS = Integer.getInteger("loop.steps", 1_500);
    private static final long SEED = Long.getLong("loop.seed", 20_261_130);
    private static final int LISTS_EVERY = 250;
    private static final long SHORTEN_MAX = TimeUnit.SECONDS.toNanos(60);

    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private int names;

    @Test
    void answersAsTheModelPredicts() throws Exception {
        System.out.println("LoopModelTest: -Dloop.seed=" + SEED + " -Dloop.steps=" + STEPS);
        new LoopServer(server).person("maureen");
        List<LoopWalk> walks = new ArrayList<>();
        for (int i = 0; i < WALKS; i++) {
            walks.add(new LoopWalk(server, "walk-" + i));
        }
        ExecutorService actors = Executors.newFixedThreadPool(WALKS);
        try {
            for (int from = 0; from < STEPS / WALKS; from += LISTS_EVERY) {
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < WALKS; i++) {
                    List<Long> steps = seeds(i, from, Math.min(from + LISTS_EVERY, STEPS / WALKS));
                    LoopWalk walk = walks.get(i);
                    int number = i;
                    int to = Math.min(from + LISTS_EVERY, STEPS / WALKS);
                    running.add(actors.submit(() -> walk(walk, steps, seeds(number, 0, to))));
                }
                for (Future<?> one : running) {
                    one.get();
                }
                LoopWalk.assertWorkLists(server, walks);
            }
            List<Future<?>> running = new ArrayList<>();
            walks.forEach(walk -> running.add(actors.submit(walk::assertHistoryIsComplete)));
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            actors.shutdownNow();
        }
    }

    /** The seeds of the steps of a walk. */
    private static List<Long> seeds(int walk, int from, int to) {
        return LongStream.range(from, to)
                .mapToObj(step -> (SEED * WALKS + walk) * 1_000_003 + step)
                .toList();
    }

    /** @param all seeds from the beginning of the walk to the last of {@code steps} */
    private void walk(LoopWalk walk, List<Long> steps, List<Long> all) {
        int done = all.size() - steps.size();
        for (long seed : steps) {
            done++;
            try {
                walk.step(seed);
            } catch (AssertionError failure) {
                List<Long> fewest = shortened(all.subList(0, done));
                throw new AssertionError(
                        failure.getMessage() + "\nThe fewest steps that fail: " + fewest + "\n" + replayed(fewest),
                        failure);
            }
        }
    }

    /** Leaves out steps for as long as the rest fails as well; any part of a walk is a walk. */
    private List<Long> shortened(List<Long> failing) {
        long deadline = System.nanoTime() + SHORTEN_MAX;
        List<Long> fewest = new ArrayList<>(failing);
        for (int chunk = Math.max(1, fewest.size() / 2); chunk >= 1; chunk /= 2) {
            for (int from = 0; from < fewest.size() && System.nanoTime() < deadline; ) {
                List<Long> fewer = new ArrayList<>(fewest);
                fewer.subList(from, Math.min(from + chunk, fewer.size())).clear();
                if (replayed(fewer).isEmpty()) {
                    from += chunk;
                } else {
                    fewest = fewer;
                }
            }
        }
        return fewest;
    }

    /** The actions of a walk that fails; empty if it does not. */
    private synchronized String replayed(List<Long> seeds) {
        LoopWalk walk = new LoopWalk(server, "again-" + names++);
        try {
            seeds.forEach(walk::step);
            return "";
        } catch (AssertionError failure) {
            return String.join("\n", walk.trace());
        }
    }
}
