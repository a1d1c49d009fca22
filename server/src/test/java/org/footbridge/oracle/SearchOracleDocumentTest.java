package org.footbridge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.footbridge.oracle.random.Feature;
import org.junit.jupiter.api.Test;

/** The table of docs/search.md lists what is proved; {@code -Dupdate.search.doc=true} writes it. */
class SearchOracleDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "search.md");
    private static final String START =
            "<!-- This table is written by SearchOracleDocumentTest: -Dupdate.search.doc=true -->\n";
    private static final String END = "<!-- end of the table -->";

    @Test
    void saysWhatIsProved() throws IOException {
        String document = Files.readString(DOCUMENT);
        int start = document.indexOf(START) + START.length();
        int end = document.indexOf(END);
        assertThat(start).as("markers in " + DOCUMENT).isBetween(START.length(), end);
        if (Boolean.getBoolean("update.search.doc")) {
            Files.writeString(DOCUMENT, document.substring(0, start) + table() + document.substring(end));
        } else {
            assertThat(document.substring(start, end)).isEqualTo(table());
        }
    }

    private static String table() {
        return "| Of | What | Forms | Proved by |\n|---|---|---|---|\n"
                + Arrays.stream(Feature.values())
                        .filter(Feature::isServed)
                        .map(SearchOracleDocumentTest::row)
                        .collect(Collectors.joining());
    }

    private static String row(Feature feature) {
        return "| " + feature.group() + " | " + feature.title() + " | "
                + feature.forms().replace("|", "\\|") + " | " + SearchOracleHttpTest.class.getSimpleName() + " "
                + feature + " |\n";
    }
}
