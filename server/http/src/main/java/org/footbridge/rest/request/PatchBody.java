package org.footbridge.rest.request;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import org.footbridge.bundle.PatchForms;
import org.footbridge.json.Links;
import org.footbridge.patch.Patch;
import org.footbridge.patch.Patches;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.MediaTypes;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.xml.XmlFormat;
import org.hl7.fhir.r4.model.Parameters;

/**
 * Reads the body of a PATCH.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#patch">R4 patch</a>
 */
public final class PatchBody {
    private final ContentReader reader;
    private final Patches patches;
    private final XmlFormat xml;

    public PatchBody(ContentReader reader, Patches patches) {
        this.reader = reader;
        this.patches = patches;
        this.xml = new XmlFormat(reader.shapes());
    }

    /** The patch in the body, of the kind that its Content-Type says. */
    public Patch patch(RequestDetails request) {
        byte[] body = request.loadRequestContents();
        String contentType = request.getHeader("Content-Type");
        MediaTypes form = MediaTypes.ofBody(contentType).orElse(null);
        if (form == MediaTypes.JSON) {
            return patches.fhirPath(parameters(body));
        } else if (form == MediaTypes.XML) {
            return patches.fhirPath(parameters(xml.toJson(new String(body, StandardCharsets.UTF_8))));
        }
        return PatchForms.patch(patches, contentType == null ? "" : contentType, body);
    }

    private Parameters parameters(byte[] json) {
        if (!reader.type(json).equals("Parameters")) {
            throw new Problem(ProblemKind.INVALID, "A FHIRPath Patch is sent as Parameters.", "resourceType");
        }
        return (Parameters)
                reader.content(reader.json("Parameters", json, Links.NONE)).model();
    }
}
