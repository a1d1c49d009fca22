package org.footbridge.bundle;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.json.Links;
import org.footbridge.patch.Patch;
import org.footbridge.patch.Patches;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.ChangeRequest.Body;
import org.footbridge.transaction.ChangeRequest.Verb;
import org.footbridge.transaction.Criteria;
import org.footbridge.transaction.EntityTags;
import org.footbridge.transaction.Origin;
import org.footbridge.transaction.ResourceIds;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.web.Presentation;
import org.footbridge.web.QueryString;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Parameters;

/**
 * Turns the entries of a bundle that change resources into {@code ChangeRequest}s.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#transaction">R4 batch and transaction</a>
 */
public final class EntryReader {
    private static final String URL = "request.url";

    private final ChangeExecutor changes;
    private final ContentReader reader;
    private final Patches patches;
    private final Set<String> types;

    public EntryReader(FhirContext context, ChangeExecutor changes, ContentReader reader, Patches patches) {
        this.changes = changes;
        this.reader = reader;
        this.patches = patches;
        this.types = context.getResourceTypes();
    }

    /** Whether {@code entry} only reads. */
    public static boolean reads(Entry entry) {
        return entry.method().equals("GET") || entry.method().equals("HEAD");
    }

    /**
     * @param remarked whether the client wants to see what validation has to say
     * @throws Problem if it cannot be understood
     */
    public ChangeRequest of(Entry entry, boolean remarked, Origin origin) {
        entry.conditions().ifMatch().ifPresent(tags -> EntityTags.requireReadable("ifMatch", tags));
        entry.conditions().ifNoneMatch().ifPresent(tags -> EntityTags.requireReadable("ifNoneMatch", tags));
        EntryPath whole = EntryPath.of(entry);
        whole.requireWritable(types);
        List<String> path = whole.segments();
        return switch (entry.method()) {
            case "POST" -> creation(entry, path, new Asked(remarked, origin));
            case "PUT" -> interaction(entry, path, Verb.UPDATE, body(entry), new Asked(remarked, origin));
            case "PATCH" ->
                interaction(entry, path, Verb.PATCH, new Body.Difference(patch(entry)), new Asked(remarked, origin));
            default -> interaction(entry, path, Verb.DELETE, Body.NONE, new Asked(remarked, origin));
        };
    }

    /** The parts that all entries have in common. */
    private record Asked(boolean remarked, Origin origin) {}

    private ChangeRequest creation(Entry entry, List<String> path, Asked asked) {
        if (path.size() > 1 || asked(entry).isPresent()) {
            throw new Problem(
                    ProblemKind.NOT_SUPPORTED, "A creation in a bundle has the URL of its type, as in POST Patient.");
        }
        Optional<Criteria> condition = entry.conditions()
                .ifNoneExist()
                .map(text -> changes.criteria(path.get(0), text, "request.ifNoneExist", asked.origin()));
        return new ChangeRequest(
                Verb.CREATE,
                path.get(0),
                Optional.empty(),
                condition,
                body(entry),
                Optional.empty(),
                Optional.empty(),
                true,
                entry.fullUrl(),
                asked.remarked());
    }

    private ChangeRequest interaction(Entry entry, List<String> path, Verb verb, Body body, Asked asked) {
        Optional<Criteria> condition =
                asked(entry).map(text -> changes.criteria(path.get(0), text, URL, asked.origin()));
        if (path.size() > 2 || (path.size() == 2) == condition.isPresent()) {
            throw new Problem(
                    ProblemKind.VALUE,
                    "The URL of a " + entry.method() + " has an id, as in " + path.get(0)
                            + "/123, or a condition, as in " + path.get(0) + "?identifier=system|value.");
        }
        return new ChangeRequest(
                verb,
                path.get(0),
                path.size() == 2 ? Optional.of(ResourceIds.require(path.get(1))) : Optional.empty(),
                condition,
                body,
                entry.conditions().ifMatch(),
                entry.conditions().ifNoneMatch(),
                true,
                entry.fullUrl(),
                asked.remarked());
    }

    /** The query without what says how an answer is to be written, which the request for the whole bundle says. */
    private static Optional<String> asked(Entry entry) {
        return entry.query()
                .map(query -> Stream.of(query.split("&"))
                        .filter(part -> !Presentation.has(QueryString.nameOf(part, URL)))
                        .collect(Collectors.joining("&")))
                .filter(rest -> !rest.isEmpty());
    }

    private static Body body(Entry entry) {
        return new Body.Text(resource(entry));
    }

    private static byte[] resource(Entry entry) {
        return entry.resource()
                .orElseThrow(() -> new Problem(ProblemKind.INVALID, "There is no resource to store.", "resource"));
    }

    /** A patch in a bundle is FHIRPath Patch, or of another kind in a Binary. */
    private Patch patch(Entry entry) {
        byte[] text = resource(entry);
        String type = reader.type(text);
        if (type.equals("Parameters")) {
            return patches.fhirPath((Parameters)
                    reader.content(reader.json(type, text, Links.NONE)).model());
        } else if (type.equals("Binary")) {
            Binary binary =
                    (Binary) reader.content(reader.json(type, text, Links.NONE)).model();
            return PatchForms.patch(patches, binary.hasContentType() ? binary.getContentType() : "", binary.getData());
        }
        throw new Problem(
                ProblemKind.INVALID, "A PATCH in a bundle has Parameters (FHIRPath Patch) or a Binary.", "resource");
    }
}
