package org.footbridge.realinput;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the server made of a file.
 *
 * @param status of the refusal; empty if the file was stored
 * @param error the first that the refusal names, or empty
 * @param difference between what was sent and what was read back, or empty
 */
record Verdict(RealFile file, Optional<Integer> status, String error, String difference) {
    /** Why a refusal with such an error is right: the rules of R4 that real files break. */
    private static final Map<Pattern, String> REASONS = Map.ofEntries(
            reason("'.*' is not an id: .*", "R4 id: letters, digits, hyphens and dots only; this is a placeholder"),
            reason("Element 'code' must be one of the codes .*", "issue.code has a required binding to issue-type"),
            reason("Element '.*' may repeat and must be an array.*", "R4 JSON: what may repeat is an array"),
            reason("Element 'code' stands once and must not be an array.*", "UsageContext.code is 1..1"),
            reason(
                    "Element '.*' is not in the namespace http://hl7.org/fhir.*",
                    "R4 XML: elements are in FHIR's namespace"),
            reason("Unknown element 'resourceType'.*", "Bundle.entry has its resource in an element resource"),
            reason("Unknown element 'Schedule'.*", "Slot has schedule; names of elements are case-sensitive"),
            reason(".*: minimum required = .*", "a mandatory element is missing"),
            reason("Element '.*' is an empty array.*", "R4 JSON: an array has at least one value"),
            reason("Except for transactions and batches, each entry .*", "bdl-7 and Bundle.entry.fullUrl"),
            reason("The fullUrl must be an absolute URL .*", "Bundle.entry.fullUrl is absolute; this is a placeholder"),
            reason(
                    "The type 'serviceRequest' is not a valid Target .*",
                    "Reference.type names the type, ServiceRequest"),
            reason("Constraint failed: txt-2: .*", "txt-2: the narrative is blank"),
            reason(
                    "The fullUrl '.*' looks like a RESTful server URL, so it must end with .*",
                    "Bundle.entry.fullUrl does not disagree with the id of the resource"),
            reason("Can't find '.*' in the bundle .*", "references in a Bundle are resolved by fullUrl"),
            reason("Error processing unit '.*", "a code of the system http://unitsofmeasure.org is a UCUM code"),
            reason(
                    "Unknown code 'http://terminology\\.hl7\\.org/.*",
                    "the code system, of R4 itself, has no such code"),
            reason("Sub-extension url '.*' is not defined .*", "R4's definition of the extension closes its parts"),
            reason("UUIDs must be valid and lowercase .*", "R4 uri: a UUID is in lower case"),
            reason("OIDs must be valid .*", "R4 oid: numbers with dots between them"),
            reason(
                    "The type '.*' implied by the reference URL .* is not a valid Target .*",
                    "the element refers to resources of other types"),
            reason("The hash of the data did not match .*", "Attachment.hash is the SHA-1 of the data, in base64"),
            reason("Image source '#.*' does not resolve", "R4 narrative: the image is not in the resource"),
            reason(
                    "if identifier.system is 'urn:ietf:rfc:3986', .*",
                    "R4 Identifier: with this system the value is an absolute URI"),
            reason("Everyone who may read the Subscription would see .*", "a secret in a header could be read"));

    private static Map.Entry<Pattern, String> reason(String error, String rule) {
        return Map.entry(Pattern.compile(error, Pattern.DOTALL), rule);
    }

    static Verdict stored(RealFile file, String difference) {
        return new Verdict(file, Optional.empty(), "", difference);
    }

    static Verdict refused(RealFile file, int status, String error) {
        return new Verdict(file, Optional.of(status), error, "");
    }

    boolean isStored() {
        return status.isEmpty();
    }

    /** Whether nobody has said yet that this refusal is right. */
    boolean isUnjudged() {
        return !isStored() && reason().isEmpty();
    }

    /** The rule of R4 that the file breaks. */
    Optional<String> reason() {
        return REASONS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(error).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public String toString() {
        return file.name() + " (" + file.type() + "): "
                + status.map(number -> "refused with " + number + ", " + error).orElse("stored, but " + difference);
    }
}
