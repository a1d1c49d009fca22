package org.footbridge.rest.http;

import java.util.Optional;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** The number of entries of a page: {@code usual} by default, {@code most} as the maximum. */
public record PageSizes(int usual, int most) {

    /**
     * @throws Problem VALUE if {@code count} is not a whole number of 1 or more
     */
    public int of(Optional<String> count) {
        if (count.isEmpty()) {
            return usual;
        }
        if (!count.get().matches("0*[1-9]\\d*")) {
            throw new Problem(
                    ProblemKind.VALUE, "_count must be a whole number of 1 or more, not '" + count.get() + "'.");
        }
        return count.get().length() > 9 ? most : Math.min(most, Integer.parseInt(count.get()));
    }
}
