package org.footbridge.realinput;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks for the verdicts on many files, two at a time. */
final class Verdicts {
    /** What sends a file to a server. */
    interface Judge {
        Verdict judge(RealFile file) throws Exception;
    }

    private Verdicts() {}

    /** In the order of {@code files}. */
    static List<Verdict> of(List<RealFile> files, Judge judge) throws InterruptedException, ExecutionException {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Verdict>> running = new ArrayList<>();
            for (RealFile file : files) {
                running.add(two.submit(() -> judge.judge(file)));
            }
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> verdict : running) {
                verdicts.add(verdict.get());
            }
            return verdicts;
        } finally {
            two.shutdownNow();
        }
    }
}
