package org.footbridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.footbridge.bench.floor.Floor;
import org.footbridge.bench.layout.LayoutBench;

/** The command line. */
public final class Bench {

    private static final String USAGE = """
            run BASE_URL [BASE_URL] [--server-pid PID]... [--jdbc URL]... [--patients N] [--services N] [--seed N]
                [--state FILE]... [--skip-load] [--profiles none|claimed] [--seconds S] [--warm-up S]
                [--connections N] [--steps NAME,...] [--rounds N] [--out FILE]
            run scale BASE_URL... --state FILE... [--server-pid PID]... [--jdbc URL]... [--seconds S] [--warm-up S]
                [--steps NAME,...] [--repetitions N] [--out FILE]
            run start JAR --data-dir DIR [--port N] [--rounds N] [--idle S] [--out FILE] [-- ARGUMENT...]
            run terminology BASE_URL --jdbc URL [--server-pid PID] [--concepts N] [--seconds S] [--warm-up S]
                [--connections N] [--steps NAME,...]
            run floor --jdbc URL [--port N]
            run layout JDBC_URL [--rows N] [--clients N] [--pending KB] [--layouts a,b,c]
            README.md says what each means.""";

    private static final Set<String> LAYOUT_OPTIONS = Set.of("--rows", "--clients", "--pending", "--layouts");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        try {
            run(Arrays.asList(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        } catch (IOException | SQLException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(List<String> arguments) throws Exception {
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("What is to be measured?");
        }
        List<String> rest = arguments.subList(1, arguments.size());
        switch (arguments.get(0)) {
            case "start" -> StartBench.run(Options.parse(rest, StartBench.OPTIONS));
            case "scale" -> ScaleBench.run(Options.parse(rest, ScaleBench.OPTIONS));
            case "terminology" -> TerminologyBench.run(Options.parse(rest, TerminologyBench.OPTIONS));
            case "floor" -> Floor.run(Options.parse(rest, Floor.OPTIONS));
            case "layout" -> layout(Options.parse(rest, LAYOUT_OPTIONS));
            default -> LoadBench.run(Options.parse(arguments, LoadBench.OPTIONS));
        }
    }

    private static void layout(Options options) throws IOException, SQLException, InterruptedException {
        if (options.operands().size() != 1) {
            throw new IllegalArgumentException("The layouts are measured in one database");
        }
        new LayoutBench(
                        options.operands().get(0),
                        Path.of(System.getProperty("bench.home", "bench"), "layout"),
                        options.count("--rows", 1_000_000),
                        options.count("--clients", 4),
                        (int) options.number("--pending", 256),
                        options.text("--layouts").orElse("a,b,c"))
                .run();
    }
}
