package org.footbridge.patch;

import ca.uhn.fhir.context.FhirContext;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.json.Shapes;
import org.footbridge.patch.text.ModelText;
import org.footbridge.problem.Problem;
import org.hl7.fhir.r4.model.Parameters;

/** Parser of the three kinds of patches. It reports errors in a patch before any resource is read. */
public final class Patches {
    private final ModelText models;
    private final Elements elements;
    private final FhirPaths paths;

    /** @param shapes the elements that resources may have */
    public Patches(FhirContext context, FhirPaths paths, Shapes shapes) {
        this.models = new ModelText(context, shapes);
        this.elements = new Elements(context);
        this.paths = paths;
    }

    /**
     * A JSON Patch.
     *
     * @param text UTF-8
     * @throws Problem MALFORMED if it is none
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6902">RFC 6902</a>
     */
    public Patch json(byte[] text) {
        return JsonPatch.read(text);
    }

    /**
     * An XML Patch.
     *
     * @throws Problem MALFORMED if it is none, NOT_SUPPORTED if a selector is of a kind that is not read
     * @see <a href="https://www.rfc-editor.org/rfc/rfc5261">RFC 5261</a>
     */
    public Patch xml(String text) {
        return XmlPatch.read(text, models);
    }

    /**
     * A FHIRPath Patch.
     *
     * @throws Problem MALFORMED if it is none, NOT_SUPPORTED if a path is of a kind that is not read
     * @see <a href="https://hl7.org/fhir/R4/fhirpatch.html">R4 FHIRPath Patch</a>
     */
    public Patch fhirPath(Parameters parameters) {
        return FhirPathPatch.read(parameters, models, elements, paths);
    }
}
