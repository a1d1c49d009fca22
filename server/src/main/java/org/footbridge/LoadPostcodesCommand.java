package org.footbridge;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.footbridge.directory.place.PostcodeLoading;
import org.footbridge.jobs.ForegroundJob;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code bin/footbridge load-postcodes <file or directory>}, with the settings of the server: replaces the postcodes, whether the server
 * runs or not. If it fails, those of before stay.
 */
final class LoadPostcodesCommand {
    static final String NAME = "load-postcodes";
    static final int LOADED = 0;
    static final int REFUSED = 1;
    static final int NOT_RUN = 2;

    private static final Logger log = LoggerFactory.getLogger(LoadPostcodesCommand.class);

    private LoadPostcodesCommand() {}

    /** The exit code; progress is written to {@code out}. */
    static int run(String[] arguments, PrintStream out) {
        List<String> paths = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        if (paths.size() != 1) {
            log.error("{} takes one file or directory, not {}.", NAME, paths.size());
            return NOT_RUN;
        }
        try {
            return CommandContext.run(CommandStore.class, arguments, NOT_RUN, context -> {
                out.println(load(context.getBean(Store.class), Path.of(paths.get(0)), out));
                return LOADED;
            });
        } catch (Problem problem) {
            log.error("Nothing was loaded: {}", problem.message());
            return problem.kind() == ProblemKind.INVALID ? REFUSED : NOT_RUN;
        } catch (IllegalStateException failure) {
            log.error("Nothing was loaded; has the server of this version been started before?", failure);
            return NOT_RUN;
        }
    }

    private static String load(Store store, Path path, PrintStream out) {
        return ForegroundJob.run(
                store.jobs(),
                NAME,
                "{}",
                progress -> new PostcodeLoading(store.postcodes(), sentence -> {
                            progress.report(sentence, 0, 0);
                            out.println(sentence);
                        })
                        .load(path));
    }
}
