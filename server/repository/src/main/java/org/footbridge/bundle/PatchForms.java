package org.footbridge.bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.footbridge.patch.Patch;
import org.footbridge.patch.Patches;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.web.MediaType;

/** The forms of patches. */
public final class PatchForms {
    /** Their media types. */
    public static final List<String> MEDIA_TYPES = List.of(
            "application/json-patch+json",
            "application/xml-patch+xml",
            "application/fhir+json",
            "application/fhir+xml");

    private PatchForms() {}

    /** @throws Problem UNSUPPORTED_MEDIA if no patch is of {@code contentType} */
    public static void requireKnown(String contentType) {
        if (!MEDIA_TYPES.contains(name(contentType))) {
            throw unknown(contentType);
        }
    }

    private static String name(String contentType) {
        return MediaType.parse(contentType).name();
    }

    private static Problem unknown(String contentType) {
        String name = name(contentType);
        return new Problem(
                ProblemKind.UNSUPPORTED_MEDIA,
                "'" + (name.length() > 70 ? name.substring(0, 70) + "…" : name)
                        + "' is no form of a patch; send application/json-patch+json, application/xml-patch+xml, or"
                        + " Parameters as application/fhir+json or application/fhir+xml.");
    }

    /** A patch of the kind that {@code contentType} names. */
    public static Patch patch(Patches patches, String contentType, byte[] text) {
        return switch (name(contentType)) {
            case "application/json-patch+json" -> patches.json(text);
            case "application/xml-patch+xml" -> patches.xml(new String(text, StandardCharsets.UTF_8));
            default -> throw unknown(contentType);
        };
    }
}
