package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table and the state diagram of the documentation are those of the {@link TransitionTable}. With {@code -Dreferral.docs=write} the
 * test writes them instead.
 */
class ReferralDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "referrals.md");
    private static final Path DIAGRAM = Path.of("..", "docs", "referral-states.svg");
    private static final Path TEMPLATES =
            Path.of("guide-site", "src", "main", "resources", "org", "footbridge", "guide", "site", "templates");
    private static final String BEGIN = "<!-- transitions -->\n";
    private static final String END = "<!-- end of transitions -->\n";

    @Test
    void tableIsCurrent() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        String current = text.substring(0, begin) + table() + text.substring(text.indexOf(END));
        assertCurrent(DOCUMENT, current);
    }

    @Test
    void diagramIsCurrent() throws IOException {
        assertCurrent(DIAGRAM, StateDiagram.svg());
    }

    @Test
    void guideIsCurrent() throws IOException {
        assertCurrent(TEMPLATES.resolve("referral-states.mustache"), StateDiagram.svg());
        assertCurrent(TEMPLATES.resolve("referral-steps.mustache"), htmlTable());
    }

    /** The table of the document as HTML. */
    private static String htmlTable() {
        return table().lines()
                .filter(line -> !line.startsWith("|---"))
                .map(line -> line.startsWith("| From") ? cells(line, "th scope=\"col\"") : cells(line, "td"))
                .collect(Collectors.joining("\n", "<div class=\"scroll\"><table>\n", "\n</table></div>\n"));
    }

    private static String cells(String line, String element) {
        return Stream.of(line.substring(1, line.length() - 1).split("\\|"))
                .map(cell -> cell.strip().replaceAll("`([^`]*)`", "<code>$1</code>"))
                .map(cell -> "<" + element + ">" + cell + "</" + element.replaceFirst(" .*", "") + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static void assertCurrent(Path file, String current) throws IOException {
        if (System.getProperty("referral.docs", "").equals("write")) {
            Files.writeString(file, current);
        }
        assertThat(file).hasContent(current);
    }

    private static String table() {
        String head = "| From | To | By | The Task needs | The ServiceRequest becomes |\n|---|---|---|---|---|\n";
        return TransitionTable.ROWS.stream()
                .map(ReferralDocumentTest::row)
                .collect(Collectors.joining("\n", head, "\n"));
    }

    private static String row(Transition row) {
        return "| "
                + row.from().stream().map(ReferralDocumentTest::name).collect(Collectors.joining(", "))
                + " | " + name(row.to())
                + " | " + row.by().inWords()
                + " | "
                + row.needs().stream()
                        .sorted()
                        .map(element -> "`" + element.expression().replaceFirst("^Task\\.", "") + "`")
                        .collect(Collectors.joining(", "))
                + " | "
                + row.request().stream()
                        .map(state -> "`" + state.code() + "`")
                        .collect(Collectors.joining(", or stays "))
                + " |";
    }

    private static String name(TaskState state) {
        return state == TaskState.START ? "(no Task)" : "`" + state.code() + "`";
    }
}
