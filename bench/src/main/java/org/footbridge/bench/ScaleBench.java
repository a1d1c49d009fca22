package org.footbridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.StateFile;
import org.footbridge.bench.step.Limited;
import org.footbridge.bench.step.LimitedSteps;
import org.footbridge.bench.step.Step;
import org.footbridge.bench.step.Steps;

/**
 * Sets servers with few and with many resources side by side: what a search takes should depend on what it finds, not on
 * what there is. One connection, so that latency is that of the request and not of a queue.
 */
final class ScaleBench {

    static final Set<String> OPTIONS =
            Set.of("--server-pid", "--jdbc", "--state", "--seconds", "--warm-up", "--steps", "--repetitions", "--out");

    private final double seconds;
    private final double warmUp;
    private final int repetitions;
    private final Set<String> wanted;
    private final List<Target> targets;
    private final List<Size> sizes = new ArrayList<>();

    private ScaleBench(Options options, List<Target> targets) {
        this.targets = targets;
        seconds = options.number("--seconds", 3);
        warmUp = options.number("--warm-up", Math.min(1, seconds));
        repetitions = options.count("--repetitions", 30);
        wanted = options.text("--steps").map(LoadBench::named).orElseGet(() -> Set.copyOf(Steps.selective()));
    }

    static void run(Options options) throws IOException, InterruptedException, SQLException {
        List<String> states = options.all("--state");
        if (states.isEmpty() || states.size() != options.operands().size()) {
            throw new IllegalArgumentException("Each server needs the '--state' that loading it has left");
        }
        ScaleBench bench = new ScaleBench(options, Target.of(options));
        try {
            for (int i = 0; i < states.size(); i++) {
                bench.add(bench.targets.get(i), new StateFile(Path.of(states.get(i))));
            }
            ScaleFile file = new ScaleFile(options.values());
            bench.measureSteps(file);
            bench.measureLimited(file);
            Optional<String> out = options.text("--out");
            if (out.isPresent()) {
                file.write(Path.of(out.get()));
            }
        } catch (WrongAnswer e) {
            throw new IOException("There are no data to measure: " + e.getMessage(), e);
        } finally {
            for (Target target : bench.targets) {
                target.probe().close();
            }
        }
    }

    private void add(Target target, StateFile state) throws IOException, WrongAnswer, InterruptedException {
        Population population = Population.there(target, state, false);
        sizes.add(new Size(
                target,
                population.resources(),
                population.loaded(),
                Steps.of(target.endpoint(), population.loaded(), wanted)));
    }

    private void measureSteps(ScaleFile file) throws InterruptedException, SQLException {
        int steps = sizes.get(0).steps.size();
        for (Size size : sizes) {
            for (int i = 0; i < steps; i++) {
                new StepRun(size.target, size.steps.get(i), 1).measure(warmUp, 0, i);
            }
        }
        ScaleTable.printSizes(sizes.stream().map(Size::resources).toList());
        for (int i = 0; i < steps; i++) {
            List<Measurement> row = new ArrayList<>();
            for (Size size : sizes) {
                Measurement measured =
                        new StepRun(size.target, size.steps.get(i), 1).measure(warmUp / 2, seconds, 1_000L + i);
                file.add(size.resources, size.steps.get(i), measured);
                row.add(measured);
            }
            ScaleTable.print(sizes.get(0).steps.get(i).name(), row);
        }
    }

    private void measureLimited(ScaleFile file) throws IOException, WrongAnswer, InterruptedException {
        // not before the steps are done: what they know to be newest would not be newest any more
        List<List<Limited>> limited = new ArrayList<>();
        for (Size size : sizes) {
            limited.add(LimitedSteps.of(size.target.endpoint(), size.loaded));
        }
        ScaleTable.printLimits(sizes.stream().map(Size::resources).toList());
        for (int i = 0; i < limited.get(0).size(); i++) {
            List<Repetitions> row = new ArrayList<>();
            for (int n = 0; n < sizes.size(); n++) {
                Size size = sizes.get(n);
                Limited step = limited.get(n).get(i);
                Repetitions repeated = Repetitions.of(size.target, step, repetitions);
                file.add(size.resources, step, repeated);
                row.add(repeated);
            }
            ScaleTable.print(limited.get(0).get(i), row);
        }
    }

    /** A server with so many resources. */
    private record Size(Target target, int resources, Loaded loaded, List<Step> steps) {}
}
