package org.footbridge.patch.text;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.footbridge.json.Shapes;
import org.footbridge.xml.XmlFormat;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Converts a resource between its JSON and the forms that patches modify: its XML, and HAPI's model with the versions of
 * references.
 */
public final class ModelText {
    private final FhirContext context;
    private final XmlFormat xml;

    public ModelText(FhirContext context, Shapes shapes) {
        this.context = context;
        this.xml = new XmlFormat(shapes);
    }

    public Resource ofJson(byte[] text) {
        return (Resource) context.newJsonParser().parseResource(new ByteArrayInputStream(text));
    }

    /** The JSON of a model that a patch has changed. */
    public byte[] toJson(IBaseResource resource) {
        return context.newJsonParser()
                .setStripVersionsFromReferences(false)
                .setOverrideResourceIdWithBundleEntryFullUrl(false)
                .encodeResourceToString(resource)
                .getBytes(StandardCharsets.UTF_8);
    }

    public XmlFormat xml() {
        return xml;
    }
}
