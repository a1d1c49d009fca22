package org.footbridge.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleLinkComponent;
import org.hl7.fhir.r4.model.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * The rules that R4 has for a Bundle of type batch or transaction and for the full URLs in it.
 *
 * @see <a href="https://hl7.org/fhir/R4/bundle-definitions.html#Bundle">R4 constraints of Bundle</a>
 * @see <a href="https://hl7.org/fhir/R4/bundle-definitions.html#Bundle.entry.fullUrl">R4 Bundle.entry.fullUrl</a>
 */
final class BundleRules {
    /** A bundle is one page of one list. */
    private static final Set<String> SINGLE_LINKS = Set.of("self", "first", "previous", "prev", "next", "last");

    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern OID = Pattern.compile("[0-2](?:\\.(?:0|[1-9]\\d*))+");
    private static final Pattern RESTFUL = Pattern.compile("https?://.*/([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})");
    private static final String URN_UUID = "urn:uuid:";
    private static final String URN_OID = "urn:oid:";
    private static final String HISTORY = "/_history/";

    private static final Set<String> TYPES =
            Arrays.stream(ResourceType.values()).map(ResourceType::name).collect(Collectors.toUnmodifiableSet());

    private final JsonFactory factory;

    BundleRules(JsonFactory factory) {
        this.factory = factory;
    }

    /**
     * @param bundle without its resources
     * @param resources in the order of the entries; null where an entry has none
     * @throws Problem RULE that names the element, if a rule is broken
     */
    void require(Bundle bundle, List<byte @Nullable []> resources) {
        require(!bundle.hasTotal(), "Bundle.total", "total stands in searches and histories only (bdl-1).");
        Set<String> relations = new HashSet<>();
        for (BundleLinkComponent link : bundle.getLink()) {
            String relation = Optional.ofNullable(link.getRelation()).orElse("");
            require(
                    !SINGLE_LINKS.contains(relation) || relations.add(relation),
                    "Bundle.link",
                    "There is more than one link '" + relation + "'.");
        }
        for (int i = 0; i < resources.size(); i++) {
            requireEntry(bundle.getEntry().get(i), resources.get(i), "Bundle.entry[" + i + "]");
        }
        requireApart(bundle.getEntry(), resources);
    }

    private void requireEntry(BundleEntryComponent entry, byte @Nullable [] resource, String place) {
        require(!entry.hasSearch(), place + ".search", "search stands in searches only (bdl-2).");
        require(!entry.hasResponse(), place + ".response", "response stands in answers and histories only (bdl-4).");
        if (!fullUrl(entry).isEmpty()) {
            requireForm(fullUrl(entry), place + ".fullUrl");
            requireSame(fullUrl(entry), resource, place + ".fullUrl");
        }
    }

    /** Entries may have the same full URL only if they are versions of one resource. */
    private void requireApart(List<BundleEntryComponent> entries, List<byte @Nullable []> resources) {
        Set<String> once = new HashSet<>();
        Set<String> again = entries.stream()
                .map(BundleRules::fullUrl)
                .filter(fullUrl -> !fullUrl.isEmpty() && !once.add(fullUrl))
                .collect(Collectors.toSet());
        Set<String> versions = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String fullUrl = fullUrl(entries.get(i));
            require(
                    !again.contains(fullUrl) || versions.add(fullUrl + version(resources.get(i))),
                    "Bundle.entry[" + i + "].fullUrl",
                    "Another entry has the fullUrl '" + shortened(fullUrl)
                            + "', too; it must be unique, but for versions of one resource (bdl-7).");
        }
    }

    private static String fullUrl(BundleEntryComponent entry) {
        return Optional.ofNullable(entry.getFullUrl()).orElse("");
    }

    private static void requireForm(String fullUrl, String place) {
        require(
                !fullUrl.contains(HISTORY),
                place,
                "The fullUrl '" + shortened(fullUrl) + "' names a version; leave that out (bdl-8).");
        require(
                ABSOLUTE.matcher(fullUrl).matches(),
                place,
                "The fullUrl '" + shortened(fullUrl) + "' must be an absolute URL, such as urn:uuid: with a UUID.");
        require(
                !fullUrl.startsWith(URN_UUID)
                        || UUID.matcher(fullUrl.substring(URN_UUID.length())).matches(),
                place,
                "The fullUrl '" + shortened(fullUrl) + "' has no valid UUID in lower case.");
        require(
                !fullUrl.startsWith(URN_OID)
                        || OID.matcher(fullUrl.substring(URN_OID.length())).matches(),
                place,
                "The fullUrl '" + shortened(fullUrl) + "' has no valid OID.");
    }

    /** A URL that looks like one of a FHIR server must name the resource. */
    private void requireSame(String fullUrl, byte @Nullable [] resource, String place) {
        Matcher restful = RESTFUL.matcher(fullUrl);
        if (resource == null || !restful.matches() || !TYPES.contains(restful.group(1))) {
            return;
        }
        String type = text(resource, "resourceType");
        String id = text(resource, "id");
        require(
                restful.group(1).equals(type) && restful.group(2).equals(id),
                place,
                "The fullUrl '" + shortened(fullUrl) + "' must end with the type and id of the resource, "
                        + (id.isEmpty() ? "which has no id" : "'" + type + "/" + shortened(id) + "'")
                        + "; for a resource without an id, use urn:uuid: and a UUID.");
    }

    private String version(byte @Nullable [] resource) {
        return resource == null ? "" : text(resource, "meta", "versionId");
    }

    /** The text at {@code path} of a resource; empty if there is none. What comes after it is not read. */
    private String text(byte[] resource, String... path) {
        try (JsonParser in = factory.createParser(resource)) {
            in.nextToken();
            int depth = 0;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = in.currentName().equals(path[depth]);
                JsonToken value = in.nextToken();
                if (found && depth == path.length - 1) {
                    return value == JsonToken.VALUE_STRING ? in.getText() : "";
                } else if (found && value == JsonToken.START_OBJECT) {
                    depth++;
                } else {
                    in.skipChildren();
                }
            }
            return "";
        } catch (IOException e) {
            throw new Problem(ProblemKind.MALFORMED, "The body is not well-formed JSON.");
        }
    }

    static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private static void require(boolean condition, String place, String message) {
        if (!condition) {
            throw new Problem(ProblemKind.RULE, message, place);
        }
    }
}
