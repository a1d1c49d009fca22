package org.footbridge.json;

import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Check of a narrative's markup: it must be one well-formed {@code div} of XHTML, so that it can be embedded in XML
 * unchanged. Validation checks the allowed elements and that the narrative is not empty.
 *
 * @see <a href="https://hl7.org/fhir/R4/narrative.html#xhtml">R4 narrative, txt-1 and txt-2</a>
 */
public final class Narrative {
    /** The namespace of narratives. */
    public static final String XHTML = "http://www.w3.org/1999/xhtml";

    private static final int DEPTH_MAX = ResourceJsonReader.DEPTH_MAX;
    private static final String WHOLE = "A narrative is one element, <div xmlns=\"" + XHTML
            + "\">…</div>, with nothing in front of it and behind it";

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

    private static Optional<String> fault(XMLStreamReader reader, int length) throws XMLStreamException {
        reader.next();
        boolean first = reader.isStartElement() && reader.getLocation().getCharacterOffset() == 0;
        if (!first || !reader.getLocalName().equals("div") || !XHTML.equals(reader.getNamespaceURI())) {
            return Optional.of(WHOLE + " (txt-1).");
        }
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEPTH_MAX) {
                return Optional.of("The narrative is nested too deeply; at most " + DEPTH_MAX + " levels are read.");
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
