package org.footbridge.xml;

import ca.uhn.fhir.context.FhirContext;
import java.io.StringReader;
import java.math.BigDecimal;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.footbridge.json.ResourceJsonReader;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DecimalType;

/**
 * Reads resources in XML. HAPI's parser passes over text between elements and over namespaces; both are looked at first,
 * and a document type is refused whatever it says.
 *
 * @see <a href="https://hl7.org/fhir/R4/xml.html">R4 XML representation</a>
 */
public final class XmlBody {
    private static final String FHIR = "http://hl7.org/fhir";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** Written out, a number has this many digits at most. */
    private static final int DIGITS_MAX = 400;

    private final FhirContext context;
    private final XMLInputFactory factory = XMLInputFactory.newFactory();

    public XmlBody(FhirContext context) {
        this.context = context;
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    /**
     * @throws Problem MALFORMED if {@code text} is not FHIR's XML
     */
    public IBaseResource read(String text) {
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            check(reader);
            reader.close();
        } catch (XMLStreamException e) {
            throw malformed("The body is not well-formed XML" + at(e) + ".");
        }
        IBaseResource resource = context.newXmlParser().parseResource(text);
        context.newTerser()
                .getAllPopulatedChildElementsOfType(resource, DecimalType.class)
                .forEach(XmlBody::requireWritable);
        return resource;
    }

    private static void check(XMLStreamReader reader) throws XMLStreamException {
        int depth = 0;
        int narrative = Integer.MAX_VALUE; // the depth at which a narrative began
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                narrative = XHTML.equals(reader.getNamespaceURI()) ? Math.min(narrative, depth) : narrative;
                requireKnown(reader, depth, depth >= narrative);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                narrative = depth == narrative ? Integer.MAX_VALUE : narrative;
                depth--;
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw malformed("Document types and entities are not read; send the resource alone.");
            } else if (event == XMLStreamConstants.CHARACTERS && depth < narrative && !reader.isWhiteSpace()) {
                throw malformed("There is text between the elements at line "
                        + reader.getLocation().getLineNumber() + "; values stand in the attribute 'value'.");
            }
        }
    }

    private static void requireKnown(XMLStreamReader reader, int depth, boolean inNarrative) {
        if (depth > ResourceJsonReader.DEPTH_MAX) {
            throw malformed(
                    "The XML is nested too deeply; at most " + ResourceJsonReader.DEPTH_MAX + " levels are read.");
        }
        if (!inNarrative && !FHIR.equals(reader.getNamespaceURI())) {
            throw malformed("Element '" + reader.getLocalName() + "' is not in the namespace " + FHIR + ".");
        }
    }

    private static void requireWritable(DecimalType decimal) {
        BigDecimal value = decimal.getValue();
        if (value != null && Math.abs((long) value.scale()) + value.precision() > 2L * DIGITS_MAX) {
            throw malformed("A number has more than " + DIGITS_MAX + " digits when written out.");
        }
    }

    private static String at(XMLStreamException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNumber() + ", column "
                        + e.getLocation().getColumnNumber();
    }

    private static Problem malformed(String message) {
        return new Problem(ProblemKind.MALFORMED, message);
    }
}
