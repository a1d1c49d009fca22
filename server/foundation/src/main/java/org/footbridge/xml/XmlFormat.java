package org.footbridge.xml;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.footbridge.json.Shapes;
import org.footbridge.json.XmlStreams;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Lossless conversion of resources between XML and JSON: values keep their digits, primitive elements their ids and
 * extensions, and narratives every character.
 *
 * @see <a href="https://hl7.org/fhir/R4/xml.html">R4 XML representation</a>
 * @see <a href="https://hl7.org/fhir/R4/json.html">R4 JSON representation</a>
 */
public final class XmlFormat {
    private final Shapes shapes;

    public XmlFormat(Shapes shapes) {
        this.shapes = shapes;
    }

    /**
     * The resource {@code xml} as UTF-8 JSON, which has still to be read strictly.
     *
     * @throws Problem MALFORMED or VALUE if JSON cannot say the same; the expression names the place
     */
    public byte[] toJson(String xml) {
        try {
            return JsonText.write(XmlTree.read(XmlStreams.of(xml), xml, shapes));
        } catch (XMLStreamException e) {
            throw new Problem(ProblemKind.MALFORMED, XmlStreams.fault("The body", e, xml));
        }
    }

    /**
     * The resource {@code json} as UTF-8 XML, its elements in the order of R4.
     *
     * @param json UTF-8 text that this server has stored or made
     * @param pretty whether each element begins a line
     */
    public byte[] toXml(byte[] json, boolean pretty) {
        return XmlText.write(JsonTree.read(json, shapes), pretty, json.length + json.length / 2)
                .getBytes(StandardCharsets.UTF_8);
    }
}
