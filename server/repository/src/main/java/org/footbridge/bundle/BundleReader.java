package org.footbridge.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.address.ServerBase;
import org.footbridge.bundle.Entry.Conditions;
import org.footbridge.json.Links;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.transaction.content.ContentReader;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;

/**
 * Reads a Bundle and records where each resource begins and ends, without parsing the resources. They are read one by one later,
 * when the links between them are known.
 */
public final class BundleReader {
    private final ContentReader reader;
    private final JsonFactory factory = new JsonFactory();
    private final BundleRules rules = new BundleRules(factory);
    private final int entriesMax;

    /** @param entriesMax the most entries that a bundle may have */
    public BundleReader(ContentReader reader, int entriesMax) {
        this.reader = reader;
        this.entriesMax = entriesMax;
    }

    /** A bundle and what is asked for in it. */
    public record Incoming(boolean transaction, List<Entry> entries) {}

    /**
     * Reads UTF-8 JSON.
     *
     * @param base under which the client reached the server
     * @throws Problem MALFORMED, INVALID or VALUE if it is no batch and no transaction, RULE if it breaks a rule of R4
     */
    public Incoming read(byte[] text, ServerBase base) {
        if (!reader.type(text).equals("Bundle")) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "Only a Bundle can be sent to this URL; send other resources to the URL of their type.",
                    "resourceType");
        }
        BundleOutline outline = BundleOutline.of(text, factory, entriesMax);
        outline.requireRequests();
        Bundle bundle = (Bundle) reader.content(reader.json("Bundle", outline.rest(), Links.NONE))
                .model();
        rules.require(bundle, outline.resources());
        List<Entry> entries = new ArrayList<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            int index = entries.size();
            entries.add(
                    entry(index, entry, Optional.ofNullable(outline.resources().get(index)), base));
        }
        return new Incoming(outline.type().equals("transaction"), entries);
    }

    private static Entry entry(int index, BundleEntryComponent entry, Optional<byte[]> resource, ServerBase base) {
        BundleEntryRequestComponent request = entry.getRequest();
        String place = "Bundle.entry[" + index + "].request";
        if (request.getMethod() == null) {
            throw new Problem(ProblemKind.INVALID, "Entry " + index + " has no request.method.", place + ".method");
        } else if (request.getUrl() == null) {
            throw new Problem(ProblemKind.INVALID, "Entry " + index + " has no request.url.", place + ".url");
        }
        return new Entry(
                index,
                Optional.ofNullable(entry.getFullUrl()).orElse(""),
                request.getMethod().toCode(),
                relative(request.getUrl(), base),
                new Conditions(
                        Optional.ofNullable(request.getIfMatch()),
                        Optional.ofNullable(request.getIfNoneMatch()),
                        Optional.ofNullable(request.getIfModifiedSinceElement().getValueAsString()),
                        Optional.ofNullable(request.getIfNoneExist())),
                resource);
    }

    private static String relative(String url, ServerBase base) {
        String within = base.relative(url);
        return within.startsWith("/") ? within.substring(1) : within;
    }
}
