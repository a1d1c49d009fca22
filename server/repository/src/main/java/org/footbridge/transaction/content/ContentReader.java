package org.footbridge.transaction.content;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.ByteArrayInputStream;
import org.footbridge.json.Links;
import org.footbridge.json.ResourceJson;
import org.footbridge.json.ResourceJsonReader;
import org.footbridge.json.Shapes;
import org.footbridge.problem.LibraryMessage;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** Reads resources from JSON, strictly and once, into the text to be stored and HAPI's model. */
public final class ContentReader {
    private final FhirContext context;
    private final Shapes shapes;
    private final ResourceJsonReader json;
    private final ModelReader models;

    public ContentReader(FhirContext context) {
        this.context = context;
        this.shapes = new ModelShapes(context);
        this.json = new ResourceJsonReader(shapes);
        this.models = new ModelReader(context);
    }

    /** The elements that resources may have. */
    public Shapes shapes() {
        return shapes;
    }

    /**
     * A resource of {@code type} from UTF-8 JSON, with {@code links} in place of its own.
     *
     * @throws Problem MALFORMED if {@code text} is none, INVALID if it is of another type; the expression names the place
     */
    public ResourceJson json(String type, byte[] text, Links links) {
        return json.read(type, text, links);
    }

    /**
     * The type of the resource that {@code text} says it is; empty if it does not.
     *
     * @throws Problem MALFORMED if it is not JSON
     */
    public String type(byte[] text) {
        return json.type(text);
    }

    /** From the text that will be stored, so that rules and indexes see what readers will. */
    public Content content(ResourceJson content) {
        String type = content.type();
        try {
            byte[] text = content.text();
            Resource resource = models.read(type, text).orElseGet(() -> parsed(type, text));
            content.id().ifPresent(resource::setId);
            return new Content(content, resource);
        } catch (DataFormatException | IllegalArgumentException | FHIRException e) {
            throw unreadable(type, e);
        }
    }

    private Resource parsed(String type, byte[] text) {
        Class<? extends IBaseResource> model =
                context.getResourceDefinition(type).getImplementingClass();
        return (Resource) context.newJsonParser().parseResource(model, new ByteArrayInputStream(text));
    }

    /** HAPI's messages quote what they could not read, so only those of its own words go out. */
    private static Problem unreadable(String type, RuntimeException e) {
        String message = LibraryMessage.of(e.getMessage(), "");
        boolean own = message.startsWith("Unknown") && message.length() < 100;
        return new Problem(
                ProblemKind.MALFORMED,
                "The body is not a FHIR R4 " + type + ": "
                        + (own ? message : "a value or the narrative in it cannot be read") + ".");
    }
}
