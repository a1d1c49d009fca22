package org.footbridge.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * The characters that FHIR strings may contain: those of XML, so that every resource can be written in both formats.
 *
 * @see <a href="https://hl7.org/fhir/R4/datatypes.html#string">R4 string</a>
 * @see <a href="https://www.w3.org/TR/xml/#charsets">XML characters</a>
 */
final class Characters {
    private Characters() {}

    /** Refuses the string that the parser is at if it has any other. */
    static void require(JsonParser in, String type) throws IOException {
        String fault = fault(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
        if (!fault.isEmpty()) {
            throw new Problem(
                    ProblemKind.MALFORMED,
                    fault,
                    JsonPlace.of(type, in.getParsingContext().pathAsPointer()));
        }
    }

    /** Refuses a name that has any other. */
    static void require(String name) {
        String fault = fault(name.toCharArray(), 0, name.length());
        if (!fault.isEmpty()) {
            throw new Problem(ProblemKind.MALFORMED, fault.replace("text", "name of an element"));
        }
    }

    private static String fault(char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            char c = text[i];
            if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c >= '\uFFFE') {
                return "The text has the character U+%04X, which FHIR strings exclude.".formatted((int) c);
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 >= from + length || !Character.isSurrogatePair(c, text[i + 1])) {
                    return "The text has half of a surrogate pair, U+%04X.".formatted((int) c);
                }
                i++;
            }
        }
        return "";
    }
}
