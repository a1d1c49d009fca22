package org.footbridge.json;

import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Factory of XML readers for resources and narratives. They know only the five predefined entities, load no external
 * content, and accept attributes of any length, because the size of a body is limited before.
 */
public final class XmlStreams {
    private static final Pattern ENTITY = Pattern.compile("&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{0,30});");
    private static final XMLInputFactory FACTORY = factory();

    private XmlStreams() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("com.ctc.wstx.maxAttributeSize", Integer.MAX_VALUE);
        return factory;
    }

    /** A reader whose locations count the characters of {@code text}. */
    public static XMLStreamReader of(String text) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(new StringReader(text));
    }

    /** Returns the message for an XML error in {@code text}, which messages call {@code subject}. */
    public static String fault(String subject, XMLStreamException e, String text) {
        String message = String.valueOf(e.getMessage());
        Matcher entity = ENTITY.matcher(text);
        if (message.startsWith("Maximum ") && message.contains(" limit ")) {
            return subject + " is nested too deeply, or has an element with more than a thousand attributes.";
        } else if (message.startsWith("Undeclared general entity") && entity.find()) {
            return subject + " has &" + entity.group(1)
                    + ";, which XML does not know; write the character itself or its number, such as &#160;.";
        }
        return subject + " is not well-formed XML"
                + (e.getLocation() == null
                        ? "."
                        : " at line " + e.getLocation().getLineNumber() + ", column "
                                + e.getLocation().getColumnNumber() + ".");
    }
}
