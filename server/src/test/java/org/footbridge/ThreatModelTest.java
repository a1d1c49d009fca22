package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document of threats names a test for each, and each of these tests exists. */
class ThreatModelTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "threat-model.md");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))`");

    @Test
    void everyNamedTestExists() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("."))) {
            tests = files.filter(file -> file.toString().contains("/src/test/java/"))
                    .map(file -> file.getFileName().toString().replaceFirst("\\.java$", ""))
                    .collect(Collectors.toSet());
        }
        assertThat(named(Files.readString(DOCUMENT))).isNotEmpty().allMatch(tests::contains, "is a test");
    }

    @Test
    void everyThreatNamesATest() throws IOException {
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .dropWhile(line -> !line.equals("## Spoofing"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Threat |"))
                .toList();
        assertThat(rows)
                .hasSizeGreaterThan(30)
                .allSatisfy(row -> assertThat(named(row)).isNotEmpty());
    }

    private static List<String> named(String text) {
        return TEST.matcher(text)
                .results()
                .map((MatchResult test) -> test.group(1))
                .toList();
    }
}
