package org.footbridge.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;

/** The examples in docs/patch.md do what it says. */
class PatchDocumentTest {
    private static final Pattern BLOCK = Pattern.compile("```(?:json|xml)\n(.*?)```", Pattern.DOTALL);

    @Test
    void hasExamplesThatWork() throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", "patch.md")))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
        Patches patches = PatchSetup.PATCHES;
        Parameters parameters = PatchSetup.CONTEXT.newJsonParser().parseResource(Parameters.class, blocks.get(2));
        List<Patch> three = List.of(
                patches.json(PatchSetup.bytes(blocks.get(1))),
                patches.fhirPath(parameters),
                patches.xml(blocks.get(3)));
        assertThat(three).allSatisfy(patch -> {
            JsonNode task = PatchSetup.tree(patch.apply(PatchSetup.bytes(blocks.get(0)), PatchSetup.BYTES_MAX));
            assertThat(task.path("status").asText()).isEqualTo("accepted");
            assertThat(notes(task)).isEqualTo("Prefers mornings, Needs step-free access, Called back");
        });
        JsonNode built = PatchSetup.tree(three.get(1).apply(PatchSetup.bytes(blocks.get(0)), PatchSetup.BYTES_MAX));
        assertThat(built.at("/restriction/repetitions").asInt()).isEqualTo(6);
    }

    private static String notes(JsonNode task) {
        return StreamSupport.stream(task.path("note").spliterator(), false)
                .map(note -> note.path("text").asText())
                .collect(Collectors.joining(", "));
    }
}
