package org.footbridge.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.footbridge.bench.LoadBench.Result;
import org.footbridge.bench.data.Concepts;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.load.ConceptTable;
import org.footbridge.bench.step.Step;
import org.footbridge.bench.step.TerminologySteps;

/** Brings a large code system into the tables of our server, and measures what it answers about it. */
final class TerminologyBench {

    static final Set<String> OPTIONS =
            Set.of("--server-pid", "--jdbc", "--concepts", "--seconds", "--warm-up", "--connections", "--steps");

    private TerminologyBench() {}

    static void run(Options options) throws IOException, InterruptedException, SQLException {
        String jdbc = options.text("--jdbc")
                .orElseThrow(() -> new IllegalArgumentException("The concepts go into the database: give --jdbc"));
        if (options.operands().size() != 1) {
            throw new IllegalArgumentException("One server is measured");
        }
        Concepts concepts = new Concepts(options.count("--concepts", 500_000));
        load(jdbc, concepts);
        Target target = Target.of(options).get(0);
        try (Connection connection = new Connection(target.endpoint())) {
            TerminologySteps.prepare(connection);
        }
        Set<String> wanted = Set.of(options.text("--steps").orElse("").split(",", -1));
        double seconds = options.number("--seconds", 6);
        double warmUp = options.number("--warm-up", Math.min(2, seconds));
        int connections = options.count("--connections", 8);
        ResultTable.printHeader();
        for (Step step : new TerminologySteps(concepts).all()) {
            if (wanted.contains(step.name()) || wanted.contains("")) {
                Measurement measured = new StepRun(target, step, connections).measure(warmUp, seconds, 1);
                ResultTable.print(List.of(new Result(step, measured)), connections);
            }
        }
        ResultTable.printMemory(target);
        target.probe().close();
    }

    private static void load(String jdbc, Concepts concepts) throws SQLException {
        ConceptTable.Figures figures = new ConceptTable(jdbc, concepts).load();
        System.out.printf(
                Locale.ROOT,
                "%n%d concepts, %.0f bytes each on disk; loaded in %.1f s, %.1f s of it for indexes%n",
                concepts.count(),
                (double) figures.bytes() / concepts.count(),
                figures.seconds(),
                figures.indexSeconds());
    }
}
