package org.footbridge.patch;

import java.util.stream.Stream;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Identification of a patch operation in messages.
 *
 * @param number its position in the patch, from 1
 * @param type its type, such as {@code replace}
 * @param path the path in the patch; empty if it is not known yet
 */
record Operation(int number, String type, String path) {
    private static final int PATH_SHOWN = 120;

    /** Characters of paths times bytes that they are evaluated on; that many take some five seconds. */
    private static final long WORK_MAX = 20_000_000_000L;

    Problem malformed(String why) {
        return problem(ProblemKind.MALFORMED, why);
    }

    Problem notSupported(String why) {
        return problem(ProblemKind.NOT_SUPPORTED, why);
    }

    /** It does not fit the resource. */
    Problem refused(String why) {
        return problem(ProblemKind.RULE, why);
    }

    Problem problem(ProblemKind kind, String why) {
        return new Problem(kind, "Operation " + number + " (" + (type + " " + shortened(path)).strip() + "): " + why);
    }

    /** Shortens {@code text} for a message. */
    static String shortened(String text) {
        return text.length() <= PATH_SHOWN ? text : text.substring(0, PATH_SHOWN) + "…";
    }

    /** Refuses a patch of too many operations. */
    static void requireFew(int count) {
        if (count > Patch.OPERATIONS_MAX) {
            throw new Problem(
                    ProblemKind.TOO_LARGE,
                    "The patch has " + count + " operations; at most " + Patch.OPERATIONS_MAX
                            + " are read. Send several patches or an update.");
        }
    }

    /** Refuses operations whose paths would have to be evaluated for too long on {@code bytes} of resource and patch. */
    static void requireCheap(Stream<Operation> operations, long bytes) {
        long characters =
                operations.mapToLong(operation -> operation.path().length()).sum();
        if (characters * bytes > WORK_MAX) {
            throw new Problem(
                    ProblemKind.COSTLY,
                    "The patch has too many or too long paths for a resource this large. Send several patches, a JSON"
                            + " Patch or an update.");
        }
    }
}
