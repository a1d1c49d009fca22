package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The document about the closed loop of the HL7 Gravity project is generated from its data, and names tests that exist. With
 * {@code -Dreferral.docs=write} the test writes it instead.
 */
class GravityDocumentTest {
    private static final Path DATA = Path.of("..", "docs", "gravity-closed-loop.json");
    private static final Path DOCUMENT = Path.of("..", "docs", "gravity-closed-loop.md");

    private static JsonNode data() throws IOException {
        return new ObjectMapper().readTree(Files.readString(DATA));
    }

    @Test
    void everyNamedTestExists() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            classes = files.map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
        }
        for (JsonNode requirement : data().path("requirements")) {
            List<String> tests = texts(requirement.path("tests"));
            assertThat(classes).as(requirement.path("id").asText()).containsAll(tests);
            if (requirement.path("met").asText().equals("yes")) {
                assertThat(tests).as(requirement.path("id").asText()).isNotEmpty();
            }
        }
    }

    @Test
    void documentIsCurrent() throws IOException {
        String current = document(data());
        if (System.getProperty("referral.docs", "").equals("write")) {
            Files.writeString(DOCUMENT, current);
        }
        assertThat(DOCUMENT).hasContent(current);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String rows(JsonNode all, Function<JsonNode, List<String>> cells) {
        return StreamSupport.stream(all.spliterator(), false)
                .map(one -> "| " + String.join(" | ", cells.apply(one)) + " |\n")
                .collect(Collectors.joining());
    }

    private static String document(JsonNode data) {
        return """
            # Closed loop of the HL7 Gravity project

            <!-- Generated from gravity-closed-loop.json by GravityDocumentTest; change that, and run the test with -Dreferral.docs=write. -->

            The guide [SDOH Clinical Care](%s) of the Gravity project (CC0) is the model of
            [referrals](referrals.md). Its profiles build on US Core and are not used here. The statements that concern a coordination platform, a server
            between referrers and targets, in short; the identifiers are those of the guide:

            | Statement | Requirement | Met | How | Test |
            |---|---|---|---|---|
            %s
            ## Searches

            A coordination platform offers these searches and includes, also in combination (`GravitySearchTest`):

            | Type | Search parameters | Includes |
            |---|---|---|
            %s
            Versioned updates (`If-Match`), conditional reads (`If-Modified-Since`) and batches are supported for all types.

            ## Statements that do not apply

            | Statements | Reason |
            |---|---|
            %s\
            """.formatted(
                data.path("source").asText(),
                rows(
                        data.path("requirements"),
                        one -> List.of(
                                "`" + one.path("id").asText() + "`",
                                one.path("requirement").asText(),
                                one.path("met").asText(),
                                one.path("how").asText(),
                                code(texts(one.path("tests"))))),
                rows(
                        data.path("searches"),
                        one -> List.of(
                                one.path("type").asText(),
                                code(texts(one.path("parameters"))),
                                code(texts(one.path("includes"))))),
                rows(
                        data.path("notApplicable"),
                        one -> List.of(
                                one.path("ids").asText(), one.path("reason").asText())));
    }
}
