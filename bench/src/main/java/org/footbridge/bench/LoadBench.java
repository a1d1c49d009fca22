package org.footbridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.step.Step;
import org.footbridge.bench.step.Steps;

/**
 * Loads one or two servers and measures them. Two take turns step by step and round by round: only what was measured in
 * the same minutes of the same machine can be compared.
 */
final class LoadBench {

    static final Set<String> OPTIONS = Set.of(
            "--server-pid",
            "--jdbc",
            "--patients",
            "--services",
            "--state",
            "--skip-load",
            "--seconds",
            "--warm-up",
            "--connections",
            "--steps",
            "--rounds",
            "--seed",
            "--profiles",
            "--out");

    private final Options options;
    private final int connections;
    private final double seconds;
    private final double warmUp;
    private final Set<String> wanted;
    private final List<Contestant> contestants = new ArrayList<>();

    private LoadBench(Options options) {
        this.options = options;
        connections = options.count("--connections", 8);
        seconds = options.number("--seconds", 6);
        warmUp = options.number("--warm-up", Math.min(2, seconds));
        wanted = options.text("--steps").map(LoadBench::named).orElseGet(() -> Set.copyOf(Steps.usual()));
    }

    static void run(Options options) throws IOException, InterruptedException, SQLException {
        if (options.operands().isEmpty() || options.operands().size() > 2) {
            throw new IllegalArgumentException("One server is measured, or two are compared");
        }
        LoadBench bench = new LoadBench(options);
        try {
            for (Target target : Target.of(options)) {
                bench.contestants.add(bench.loaded(target));
            }
            bench.measureAll();
        } catch (WrongAnswer e) {
            throw new IOException("There are no data to measure: " + e.getMessage(), e);
        } finally {
            for (Contestant contestant : bench.contestants) {
                contestant.target.probe().close();
            }
        }
    }

    /** The steps of a list; {@code create} stands for all that begin with it. */
    static Set<String> named(String list) {
        Set<String> names = new HashSet<>();
        for (String item : Arrays.asList(list.split(",", -1))) {
            List<String> found =
                    Steps.names().stream().filter(name -> name.startsWith(item)).toList();
            if (item.isEmpty() || found.isEmpty()) {
                throw new IllegalArgumentException("There is no step '" + item + "', but " + Steps.names());
            }
            names.addAll(Steps.names().contains(item) ? List.of(item) : found);
        }
        return names;
    }

    private Contestant loaded(Target target) throws IOException, WrongAnswer, InterruptedException, SQLException {
        Population population = Population.of(target, contestants.size(), options);
        population.load().ifPresent(load -> ResultTable.printLoad(target.name(), load));
        List<Step> steps = Steps.of(target.endpoint(), population.loaded(), wanted);
        return new Contestant(target, population.load(), steps);
    }

    private void measureAll() throws IOException, InterruptedException, SQLException {
        int steps = contestants.get(0).steps.size();
        for (int i = 0; i < steps; i++) {
            for (Contestant contestant : contestants) {
                contestant.measure(i, connections, warmUp, 0, 0);
            }
        }
        ResultTable.printHeader();
        int rounds = options.count("--rounds", 1);
        for (int i = 0; i < steps; i++) {
            List<Result> results = measureInTurns(i, rounds);
            ResultTable.print(results, connections);
        }
        contestants.forEach(contestant -> ResultTable.printMemory(contestant.target));
        Optional<String> out = options.text("--out");
        if (out.isPresent()) {
            ResultFile file = new ResultFile(options.values());
            contestants.forEach(contestant -> file.add(contestant.target, contestant.load, contestant.results));
            file.write(Path.of(out.get()));
        }
    }

    private List<Result> measureInTurns(int step, int rounds) throws InterruptedException, SQLException {
        List<Optional<Measurement>> sums = new ArrayList<>();
        contestants.forEach(contestant -> sums.add(Optional.empty()));
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                int who = (turn + round) % contestants.size();
                Measurement measured = contestants.get(who).measure(step, connections, warmUp / 2, seconds, round + 1);
                sums.set(who, Optional.of(sums.get(who).map(measured::plus).orElse(measured)));
            }
        }
        List<Result> results = new ArrayList<>();
        for (int who = 0; who < contestants.size(); who++) {
            Contestant contestant = contestants.get(who);
            Result result = new Result(contestant.steps.get(step), sums.get(who).orElseThrow());
            contestant.results.add(result);
            results.add(result);
        }
        return results;
    }

    /** A step and what came of it. */
    record Result(Step step, Measurement measurement) {}

    /** A server in the contest, with its steps and their results so far. */
    private record Contestant(Target target, Optional<LoadFigures> load, List<Step> steps, List<Result> results) {

        Contestant(Target target, Optional<LoadFigures> load, List<Step> steps) {
            this(target, load, steps, new ArrayList<>());
        }

        Measurement measure(int step, int connections, double warmUp, double seconds, int round)
                throws InterruptedException, SQLException {
            long seed = 1_000L * step + round;
            return new StepRun(target, steps.get(step), connections).measure(warmUp, seconds, seed);
        }
    }
}
