package org.footbridge.json;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Check of a narrative's markup: it must be one well-formed {@code div} of XHTML, so that it can be embedded in XML
 * unchanged, and must have no links that run scripts. Validation checks the allowed elements and that the narrative is not empty.
 *
 * @see <a href="https://hl7.org/fhir/R4/narrative.html#xhtml">R4 narrative, txt-1 and txt-2</a>
 */
public final class Narrative {
    /** The namespace of narratives. */
    public static final String XHTML = "http://www.w3.org/1999/xhtml";

    private static final int DEPTH_MAX = ResourceJsonReader.DEPTH_MAX;
    private static final String WHOLE = "A narrative is one element, <div xmlns=\"" + XHTML
            + "\">…</div>, with nothing in front of it and behind it";

    /** The attributes that browsers follow. */
    private static final Set<String> LINKS =
            Set.of("href", "src", "action", "formaction", "data", "background", "poster");

    /** Browsers ignore white space and control characters in front of a scheme and within it. */
    private static final Pattern IGNORED = Pattern.compile("[\\x00-\\x20]+");

    private static final Pattern ACTIVE = Pattern.compile(
            "(?:javascript|vbscript|data(?!:image/(?:png|jpe?g|gif)[;,])):.*", Pattern.CASE_INSENSITIVE);

    private Narrative() {}

    /** The fault of {@code text}, as a sentence; empty if it has none. */
    static Optional<String> fault(String text) {
        try {
            XMLStreamReader reader = XmlStreams.of(text);
            try {
                return fault(reader, text.length());
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            return Optional.of(XmlStreams.fault("The narrative", e, text));
        }
    }

    private static boolean runsScripts(XMLStreamReader element) {
        for (int i = 0; i < element.getAttributeCount(); i++) {
            if (LINKS.contains(element.getAttributeLocalName(i).toLowerCase(Locale.ROOT))
                    && ACTIVE.matcher(IGNORED.matcher(element.getAttributeValue(i))
                                    .replaceAll(""))
                            .matches()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> fault(XMLStreamReader reader, int length) throws XMLStreamException {
        reader.next();
        boolean first = reader.isStartElement() && reader.getLocation().getCharacterOffset() == 0;
        if (!first || !reader.getLocalName().equals("div") || !XHTML.equals(reader.getNamespaceURI())) {
            return Optional.of(WHOLE + " (txt-1).");
        }
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (++depth > DEPTH_MAX) {
                    return Optional.of(
                            "The narrative is nested too deeply; at most " + DEPTH_MAX + " levels are read.");
                } else if (runsScripts(reader)) {
                    return Optional.of(
                            "The narrative has a link that a browser may run as a script in <" + reader.getLocalName()
                                    + ">; links begin with https:, mailto: or tel:, or are relative (txt-1).");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        reader.next();
        boolean last = reader.getEventType() == XMLStreamConstants.END_DOCUMENT
                && reader.getLocation().getCharacterOffset() == length;
        return last ? Optional.empty() : Optional.of(WHOLE + " (txt-1).");
    }
}
