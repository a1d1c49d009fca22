package org.footbridge.patch;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.xml.XmlBody;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** Between a resource's text and HAPI's model of it. By default HAPI drops the versions of references; not here. */
final class ModelText {
    private final FhirContext context;
    private final XmlBody xml;

    ModelText(FhirContext context) {
        this.context = context;
        this.xml = new XmlBody(context);
    }

    Resource ofJson(byte[] text) {
        return (Resource) context.newJsonParser().parseResource(new ByteArrayInputStream(text));
    }

    /** The JSON of a model that a patch has changed. */
    byte[] toJson(IBaseResource resource) {
        return faithful(context.newJsonParser())
                .encodeResourceToString(resource)
                .getBytes(StandardCharsets.UTF_8);
    }

    String toXml(IBaseResource resource) {
        return faithful(context.newXmlParser()).encodeResourceToString(resource);
    }

    /** The resource in XML that a patch has changed. HAPI's messages would quote what it cannot read. */
    IBaseResource ofPatchedXml(String text) {
        try {
            return xml.read(text);
        } catch (DataFormatException e) {
            throw new Problem(
                    ProblemKind.RULE,
                    "The patch does not leave a FHIR R4 resource: the name of the root, a value or the narrative in it"
                            + " cannot be read.");
        }
    }

    private static IParser faithful(IParser parser) {
        return parser.setStripVersionsFromReferences(false).setOverrideResourceIdWithBundleEntryFullUrl(false);
    }
}
