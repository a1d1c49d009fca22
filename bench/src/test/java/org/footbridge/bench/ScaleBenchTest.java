package org.footbridge.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.footbridge.bench.step.ReferenceServer;
import org.footbridge.bench.step.Steps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaleBenchTest {
    @Test
    void measuresAgainWhatWasLoadedBefore(@TempDir Path folder) throws Exception {
        String few = folder.resolve("few").toString();
        String many = folder.resolve("many").toString();
        Path out = folder.resolve("out.json");
        try (ReferenceServer small = new ReferenceServer();
                ReferenceServer large = new ReferenceServer()) {
            String urls = small.endpoint() + " " + large.endpoint();
            load(small.endpoint() + " --patients 20 --services 5 --state " + few);
            load(large.endpoint() + " --patients 40 --services 10 --state " + many);
            load(urls + " --skip-load --state " + few + " --state " + many);
            ScaleBench.run(options(
                    urls + " --seconds 0.1 --repetitions 3 --state " + few + " --state " + many + " --out " + out,
                    ScaleBench.OPTIONS));
        }
        JsonNode sizes = new ObjectMapper().readTree(out.toFile()).path("resources");
        assertThat(sizes).hasSize(2);
        for (JsonNode size : sizes) {
            assertThat(size.path("steps").fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrderElementsOf(Steps.selective());
            assertThat(size.path("steps")).allMatch(step -> step.path("errors").asInt() == 0 && step.has("p99Ms"));
            assertThat(size.path("limited"))
                    .hasSize(7)
                    .allMatch(step -> step.path("repetitions").asInt() == 3 && !step.has("complaint"));
        }
    }

    @Test
    void doesNotMeasureWhatItCannotCheck() {
        assertThatThrownBy(() -> ScaleBench.run(options("http://127.0.0.1:1/fhir", ScaleBench.OPTIONS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--state");
        assertThatThrownBy(() -> load("http://127.0.0.1:1/fhir --skip-load"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--state");
        assertThatThrownBy(() -> load("http://127.0.0.1:1/fhir --skip-load --state x --patients 7"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave out");
        assertThatThrownBy(() -> load("http://127.0.0.1:1/fhir --skip-load --state /nowhere/at/all"))
                .isInstanceOf(IOException.class);
    }

    private static void load(String arguments) throws Exception {
        LoadBench.run(options(
                arguments + " --steps timeline,include,history --seconds 0.1 --connections 2", LoadBench.OPTIONS));
    }

    private static Options options(String arguments, Set<String> names) {
        return Options.parse(List.of(arguments.split(" ", -1)), names);
    }
}
