package org.footbridge.bench.step;

import java.io.IOException;
import java.util.SplittableRandom;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.http.Connection;

/**
 * One kind of request.
 *
 * @param target milliseconds of processor time a request, server and PostgreSQL, that we want to stay below; 0
 *     if there is none
 */
public record Step(String name, String what, double target, Action action) {

    /** Sends one request and checks the answer. Used by several workers at once. */
    public interface Action {
        void perform(Connection connection, Worker worker) throws IOException, WrongAnswer;
    }

    /** One of several that send the same kind of request at the same time. */
    public record Worker(int number, int count, SplittableRandom random) {

        /** A choice among all. */
        public int any(int bound) {
            return random.nextInt(bound);
        }

        /** A choice that no other worker makes, for what only one may change at a time; bound is at least the count. */
        public int own(int bound) {
            int mine = (bound - number + count - 1) / count;
            return number + count * random.nextInt(mine);
        }
    }
}
