package org.footbridge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Resources;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.Loader;
import org.footbridge.bench.probe.Probe;
import org.footbridge.bench.step.Limited;
import org.footbridge.bench.step.LimitedSteps;
import org.footbridge.bench.step.ReferenceServer;
import org.footbridge.bench.step.Step;
import org.footbridge.bench.step.Steps;
import org.junit.jupiter.api.Test;

/** A server that refuses a request quickly has no figures for it. */
class RefusalTest {
    @Test
    void isAFailureAndNoFigure() throws Exception {
        try (ReferenceServer server = new ReferenceServer()) {
            DataSet data = new DataSet(8, 20);
            Loaded loaded = new Loader(server.endpoint(), data, new Resources(data, false), 2).load();
            List<Step> steps = Steps.of(server.endpoint(), loaded, Set.copyOf(Steps.usual()));
            List<Limited> limited = LimitedSteps.of(server.endpoint(), loaded);
            server.refuse();
            Target target = new Target(server.endpoint(), new Probe(0, null));
            for (Step step : steps) {
                Measurement measured = new StepRun(target, step, 2).measure(5, 5, 1);
                assertThat(measured.failed()).as(step.name()).isTrue();
                assertThat(measured.errors()).as(step.name()).isPositive();
                assertThat(measured.complaints()).as(step.name()).isNotEmpty();
            }
            for (Limited step : limited) {
                Repetitions repeated = Repetitions.of(target, step, 3);
                assertThat(repeated.complaint()).as(step.name()).isPresent();
                assertThat(repeated.latencies().count()).as(step.name()).isZero();
            }
        }
    }
}
