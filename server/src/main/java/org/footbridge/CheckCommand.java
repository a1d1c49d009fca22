package org.footbridge;

import java.io.PrintStream;
import org.footbridge.problem.Problem;
import org.footbridge.store.check.ConsistencyCheck;
import org.footbridge.store.check.ConsistencyReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code bin/footbridge check}: reports whether the stored data is consistent, with the settings of the server. It
 * opens no port and changes nothing that is stored.
 */
final class CheckCommand {
    static final String NAME = "check";
    static final int CLEAN = 0;
    static final int FINDINGS = 1;
    static final int NOT_RUN = 2;

    private static final Logger log = LoggerFactory.getLogger(CheckCommand.class);

    private CheckCommand() {}

    /** The exit code; what was found is written to {@code out}. */
    static int run(String[] settings, PrintStream out) {
        try {
            return CommandContext.run(CheckConfiguration.class, settings, NOT_RUN, context -> {
                ConsistencyReport report =
                        context.getBean(ConsistencyCheck.class).run();
                report.lines().forEach(out::println);
                return report.clean() ? CLEAN : FINDINGS;
            });
        } catch (Problem problem) {
            log.error("The check ended before it had seen everything: {}", problem.message());
            return NOT_RUN;
        }
    }
}
