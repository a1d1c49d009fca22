package org.footbridge.rest;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.footbridge.json.Links;
import org.footbridge.problem.Problem;
import org.footbridge.rest.request.StrictContext;
import org.footbridge.transaction.content.Content;
import org.footbridge.transaction.content.ContentReader;
import org.hl7.fhir.r4.model.Resource;

/** Reads texts as the server reads the body of a create. */
public final class StrictReading {
    private final FhirContext context;
    private final ContentReader reader;

    /** What became of a text: the model, and what HAPI's validator would get to see. */
    public record Written(Resource model, String text) {}

    public StrictReading() {
        this.context = new StrictContext();
        this.reader = new ContentReader(context);
    }

    public FhirContext context() {
        return context;
    }

    /** Empty if the text is refused before it is validated. */
    public Optional<Written> read(String text) {
        try {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            String type = reader.type(utf8);
            if (!context.getResourceTypes().contains(type)) {
                return Optional.empty();
            }
            Content content = reader.content(reader.json(type, utf8, Links.NONE));
            String whole = new String(content.json().render("new", 1, Instant.EPOCH), StandardCharsets.UTF_8);
            return Optional.of(new Written(content.model(), whole));
        } catch (Problem refused) {
            return Optional.empty();
        }
    }
}
