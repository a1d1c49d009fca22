package org.footbridge.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.probe.Latencies;
import org.footbridge.bench.probe.Usage;
import org.footbridge.bench.step.Step;
import org.footbridge.bench.step.Step.Worker;

/** Sends requests of one step over several connections: first to warm up, then to be measured, without a pause between. */
final class StepRun {

    private static final int HOPELESS = 20;
    private static final int COMPLAINTS_MAX = 3;
    private static final int RETRY_PAUSE_MS = 5;

    private final Target target;
    private final Step step;
    private final int connections;

    private final AtomicInteger right = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();
    private final List<String> complaints = new ArrayList<>();
    private volatile boolean measuring;
    private volatile boolean over;

    StepRun(Target target, Step step, int connections) {
        this.target = target;
        this.step = step;
        this.connections = connections;
    }

    /** @param seed of the choices the workers make: another one for each round */
    Measurement measure(double warmUp, double seconds, long seed) throws InterruptedException, SQLException {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Share share = new Share(new Worker(i, connections, new SplittableRandom(seed * 31 + i)));
            shares.add(share);
            share.start();
        }
        boolean hopeful = pause(warmUp);
        Usage before = target.probe().usage();
        long start = System.nanoTime();
        measuring = true;
        hopeful = hopeful && pause(seconds);
        over = true;
        double lasted = (System.nanoTime() - start) / 1e9;
        Usage used = target.probe().usage().since(before);
        Latencies latencies = new Latencies();
        int errors = 0;
        for (Share share : shares) {
            share.join();
            latencies.addAll(share.latencies);
            errors += share.errors;
        }
        return new Measurement(latencies, hopeful ? errors : wrong.get(), List.copyOf(complaints), lasted, used);
    }

    /** Waits, but not for a step that gives nothing but wrong answers. */
    private boolean pause(double seconds) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long left = end - System.nanoTime();
        while (left > 0) {
            if (wrong.get() >= HOPELESS && right.get() == 0) {
                return false;
            }
            Thread.sleep(Math.min(20, left / 1_000_000 + 1));
            left = end - System.nanoTime();
        }
        return true;
    }

    private void complain(String about) {
        synchronized (complaints) {
            if (complaints.size() < COMPLAINTS_MAX) {
                complaints.add(about);
            }
        }
    }

    /** What one connection does. */
    private final class Share extends Thread {

        private final Worker worker;
        private final Latencies latencies = new Latencies();
        private int errors;

        Share(Worker worker) {
            super(step.name() + "-" + worker.number());
            this.worker = worker;
        }

        @Override
        public void run() {
            try (Connection connection = new Connection(target.endpoint())) {
                while (!over) {
                    boolean counts = measuring;
                    long start = System.nanoTime();
                    boolean good = performed(connection);
                    long duration = System.nanoTime() - start;
                    if (counts && !over) {
                        count(good, duration);
                    }
                }
            }
        }

        private void count(boolean good, long duration) {
            if (good) {
                latencies.add(duration);
            } else {
                errors++;
            }
        }

        private boolean performed(Connection connection) {
            try {
                step.action().perform(connection, worker);
                right.incrementAndGet();
                return true;
            } catch (WrongAnswer e) {
                complain(String.valueOf(e.getMessage()));
            } catch (IOException e) {
                complain(e.toString());
                rest();
            }
            wrong.incrementAndGet();
            return false;
        }

        /** A server that is down should not cost a processor. */
        private void rest() {
            try {
                Thread.sleep(RETRY_PAUSE_MS);
            } catch (InterruptedException e) {
                over = true;
            }
        }
    }
}
