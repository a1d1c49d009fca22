package org.footbridge.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ResourceFactory;

/**
 * Splits a large Bundle for validation: HL7's validator needs memory of fifty times the size of its input, and therefore
 * validates one entry at a time. The Bundle itself is validated as a shell, whose resources are reduced to their id and
 * version.
 */
final class BundleParts {
    /** Smaller Bundles are judged as a whole, with the rules about documents that need all of their entries. */
    private static final int WHOLE_MAX = 256 * 1_024;

    private static final Pattern IN_ENTRY = Pattern.compile("Bundle\\.entry\\[\\d+]\\.resource\\b");
    private static final Pattern NOT_LINKED = Pattern.compile("isn't reachable by traversing");

    /** The user-data key that marks a shell. */
    private static final String SHELL = BundleParts.class.getName();

    private final Bundle bundle;

    BundleParts(Bundle bundle) {
        this.bundle = bundle;
    }

    /** Whether a resource of {@code length} characters is to be judged in pieces. */
    static boolean isNeeded(Resource resource, int length) {
        return length > WHOLE_MAX && resource instanceof Bundle;
    }

    /** Whether the resource is a Bundle without the content of its entries. */
    static boolean isShell(Resource resource) {
        return resource.getUserData(SHELL) != null;
    }

    /** The resource of an entry, and its path in the Bundle. */
    record Part(String path, Resource resource) {
        /** A place in the resource, as a place in the Bundle. */
        String in(String place) {
            int first = place.indexOf('.');
            return first < 0 ? path : path + place.substring(first);
        }
    }

    List<Part> parts() {
        List<BundleEntryComponent> entries = bundle.getEntry();
        return IntStream.range(0, entries.size())
                .filter(i -> entries.get(i).hasResource())
                .mapToObj(i -> new Part(
                        "Bundle.entry[" + i + "].resource", entries.get(i).getResource()))
                .toList();
    }

    /** Returns the issues of a shell, without those on its reduced resources and on the links between them. */
    static List<OperationOutcomeIssueComponent> ofShell(ValidationIssues issues) {
        return issues.found().getIssue().stream()
                .filter(issue -> issue.getExpression().stream()
                        .noneMatch(place -> IN_ENTRY.matcher(place.getValue()).lookingAt()))
                .filter(issue -> !NOT_LINKED.matcher(issue.getDiagnostics()).find())
                .toList();
    }

    /** The Bundle without the content of its resources. */
    Bundle shell() {
        List<BundleEntryComponent> entries = bundle.getEntry();
        Bundle shell = new Bundle();
        shell.setUserData(SHELL, true);
        shell.setId(bundle.getIdElement());
        shell.setMeta(bundle.getMeta());
        shell.setLanguageElement(bundle.getLanguageElement());
        shell.setImplicitRulesElement(bundle.getImplicitRulesElement());
        shell.setIdentifier(bundle.getIdentifier());
        shell.setTypeElement(bundle.getTypeElement());
        shell.setTimestampElement(bundle.getTimestampElement());
        shell.setTotalElement(bundle.getTotalElement());
        shell.setLink(bundle.getLink());
        shell.setSignature(bundle.getSignature());
        entries.forEach(entry -> shell.addEntry(shell(entry)));
        return shell;
    }

    private static BundleEntryComponent shell(BundleEntryComponent entry) {
        BundleEntryComponent shell = new BundleEntryComponent();
        shell.setIdElement(entry.getIdElement());
        shell.setExtension(entry.getExtension());
        shell.setModifierExtension(entry.getModifierExtension());
        shell.setLink(entry.getLink());
        shell.setFullUrlElement(entry.getFullUrlElement());
        shell.setSearch(entry.getSearch());
        shell.setRequest(entry.getRequest());
        shell.setResponse(entry.getResponse());
        Resource resource = entry.getResource();
        if (resource != null) {
            Resource named = ResourceFactory.createResource(resource.fhirType());
            named.setId(resource.getIdElement().getIdPart());
            named.getMeta().setVersionId(resource.getMeta().getVersionId());
            named.setLanguage("en"); // without an element it would not be written
            shell.setResource(named);
        }
        return shell;
    }

    /** The resources of the entries by their full URLs and by {@code Type/id}, for references between them. */
    ReferenceTargets targets(Function<Resource, String> json) {
        Map<String, Resource> byUrl = new HashMap<>();
        for (BundleEntryComponent entry : bundle.getEntry()) {
            Resource resource = entry.getResource();
            if (resource != null) {
                byUrl.putIfAbsent(String.valueOf(entry.getFullUrl()), resource);
                byUrl.putIfAbsent(resource.fhirType() + "/" + resource.getIdPart(), resource);
            }
        }
        return reference -> Optional.ofNullable(byUrl.get(reference)).map(json);
    }
}
