package org.footbridge;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.footbridge.jobs.ForegroundJob;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.Store;
import org.footbridge.terminology.load.Loading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code bin/footbridge load-codes <directory, archive or file> [--version=…]}, with the settings of the server:
 * loads a code system into its tables, whether it runs or not. What fails or is killed leaves what was there in effect.
 */
final class LoadCommand {
    static final String NAME = "load-codes";
    static final int LOADED = 0;
    static final int REFUSED = 1;
    static final int NOT_RUN = 2;

    private static final Logger log = LoggerFactory.getLogger(LoadCommand.class);

    private LoadCommand() {}

    /** The exit code; progress is written to {@code out}. */
    static int run(String[] arguments, PrintStream out) {
        List<String> paths = Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        if (paths.size() != 1) {
            log.error("{} takes one directory, archive or file, not {}.", NAME, paths.size());
            return NOT_RUN;
        }
        try {
            return CommandContext.run(CommandStore.class, arguments, NOT_RUN, context -> {
                Optional<String> version =
                        Optional.ofNullable(context.getEnvironment().getProperty("version"));
                Loading.Request request = new Loading.Request(Path.of(paths.get(0)), version);
                out.println(load(context.getBean(Store.class), request, out));
                return LOADED;
            });
        } catch (Problem problem) {
            log.error("Nothing was loaded: {}", problem.message());
            return isOfFiles(problem.kind()) ? REFUSED : NOT_RUN;
        } catch (IllegalStateException | UncheckedIOException failure) {
            log.error("Nothing was loaded; has the server of this version been started before?", failure);
            return NOT_RUN;
        }
    }

    /** The path is not among the parameters of the job: it may say more than the operators of other machines are to know. */
    private static String load(Store store, Loading.Request request, PrintStream out) {
        return ForegroundJob.run(
                store.jobs(),
                NAME,
                "{}",
                progress -> new Loading(store.loads(), sentence -> {
                            progress.report(sentence, 0, 0);
                            out.println(sentence);
                        })
                        .load(request));
    }

    private static boolean isOfFiles(ProblemKind kind) {
        return kind == ProblemKind.INVALID || kind == ProblemKind.VALUE || kind == ProblemKind.COSTLY;
    }
}
