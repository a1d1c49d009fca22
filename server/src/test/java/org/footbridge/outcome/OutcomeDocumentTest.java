package org.footbridge.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.outcome.instrument.Band;
import org.footbridge.outcome.instrument.Direction;
import org.footbridge.outcome.instrument.Instrument;
import org.footbridge.outcome.instrument.Instruments;
import org.footbridge.outcome.instrument.Score;
import org.junit.jupiter.api.Test;

/** The page about outcomes has the table of the instruments. With {@code -Doutcome.docs=write} the test writes it instead. */
class OutcomeDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "outcomes.md");
    private static final String BEGIN = "<!-- instruments -->\n";
    private static final String END = "<!-- end of instruments -->\n";

    private static String table() {
        String head = """
                | Instrument | Measure | Items | Range | Better | Smallest change | Bands | Terms |
                |---|---|---|---|---|---|---|---|
                """;
        return Instruments.ours(Outcomes.BASE).all().stream()
                .flatMap(instrument -> instrument.scores().stream().map(score -> row(instrument, score)))
                .collect(Collectors.joining("\n", head, "\n"));
    }

    private static String row(Instrument instrument, Score score) {
        String range = score.range() + (score.whole() ? "" : ", with decimals");
        return Stream.of(
                        instrument.title(),
                        "`" + score.measure() + "`",
                        score.of().isEmpty() ? "–" : String.valueOf(score.of().size()),
                        range,
                        score.better() == Direction.HIGHER ? "higher" : "lower",
                        score.change()
                                .map(change -> change.by().toPlainString() + " (" + change.source() + ")")
                                .orElse("–"),
                        bands(score.bands()),
                        (instrument.licensed() ? "**Licensed.** " : "") + instrument.licence() + " Source: "
                                + instrument.source() + ".")
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String bands(List<Band> bands) {
        return bands.isEmpty()
                ? "–"
                : bands.stream()
                        .map(band -> "`" + band.code() + "` "
                                + (band.from() == band.to() ? band.from() : band.from() + "–" + band.to()))
                        .collect(Collectors.joining(", "));
    }

    @Test
    void tableIsCurrent() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        String current = text.substring(0, begin) + table() + text.substring(text.indexOf(END));
        if (System.getProperty("outcome.docs", "").equals("write")) {
            Files.writeString(DOCUMENT, current);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(current);
    }
}
