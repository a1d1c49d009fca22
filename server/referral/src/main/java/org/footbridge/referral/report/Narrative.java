package org.footbridge.referral.report;

import com.google.common.html.HtmlEscapers;
import java.util.List;
import java.util.stream.Collectors;
import org.footbridge.referral.report.Block.Bullets;
import org.footbridge.referral.report.Block.Facts;
import org.footbridge.referral.report.Block.Paragraph;
import org.footbridge.referral.report.Block.Table;

/**
 * Writes blocks as XHTML. All text is escaped, and characters that XML does not allow become U+FFFD.
 *
 * @see <a href="https://hl7.org/fhir/R4/narrative.html">R4 narratives</a>
 */
final class Narrative {
    private static final int REPLACEMENT = 0xFFFD;

    private Narrative() {}

    /** The {@code div} of a narrative. */
    static String div(List<Block> blocks) {
        return blocks.stream()
                .map(Narrative::block)
                .collect(Collectors.joining("", "<div xmlns=\"http://www.w3.org/1999/xhtml\">", "</div>"));
    }

    private static String block(Block block) {
        if (block instanceof Paragraph paragraph) {
            return "<p>" + lines(paragraph.text()) + "</p>";
        } else if (block instanceof Facts facts) {
            return facts.facts().stream()
                    .map(fact -> "<tr><th>" + text(fact.name()) + "</th><td>" + lines(fact.value()) + "</td></tr>")
                    .collect(Collectors.joining("", "<table><tbody>", "</tbody></table>"));
        } else if (block instanceof Bullets bullets) {
            return bullets.items().stream()
                    .map(item -> "<li>" + lines(item) + "</li>")
                    .collect(Collectors.joining("", "<ul>", "</ul>"));
        }
        Table table = (Table) block;
        return "<table><thead>" + row(table.head(), "th") + "</thead><tbody>"
                + table.rows().stream().map(row -> row(row, "td")).collect(Collectors.joining())
                + "</tbody></table>";
    }

    private static String row(List<String> cells, String element) {
        return cells.stream()
                .map(cell -> "<" + element + ">" + lines(cell) + "</" + element + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String lines(String text) {
        return text(text.strip().replace("\r\n", "\n")).replace("\n", "<br/>");
    }

    private static String text(String text) {
        return HtmlEscapers.htmlEscaper().escape(allowed(text));
    }

    /** {@code text} with the characters that XML allows. */
    static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> isAllowed(character) ? character : REPLACEMENT)
                .forEach(allowed::appendCodePoint);
        return allowed.toString();
    }

    /** The characters of XML 1.0. */
    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= ' ' && character < Character.MIN_SURROGATE)
                || (character > Character.MAX_SURROGATE && character < 0xFFFE)
                || character >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
