package org.footbridge.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.footbridge.RunningServer.Answer;

/** Clients that send requests at the same moment. */
final class AtOnce implements AutoCloseable {
    private final ExecutorService clients = Executors.newCachedThreadPool();

    /** The statuses of the answers to {@code calls}, which are sent at once. */
    List<Integer> statuses(List<Callable<Answer>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Future<Integer>> answers = new ArrayList<>();
        for (Callable<Answer> call : calls) {
            answers.add(clients.submit(() -> {
                start.await();
                return call.call().status();
            }));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        return statuses;
    }

    @Override
    public void close() {
        clients.shutdown();
        try {
            if (!clients.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("a client is still waiting for an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
