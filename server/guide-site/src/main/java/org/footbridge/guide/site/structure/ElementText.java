package org.footbridge.guide.site.structure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.Link;
import org.footbridge.guide.site.structure.ElementRow.Inheritable;
import org.footbridge.guide.site.structure.ElementRow.Kind;
import org.footbridge.guide.site.structure.ElementRow.Marks;
import org.footbridge.guide.site.structure.ElementRow.TypeLabel;

/** Describes one element of a profile in words. */
final class ElementText {
    private static final String TYPES = "http://hl7.org/fhir/StructureDefinition/";

    /** The number of types up to which they are listed; the fifty types of an extension's value are not. */
    private static final int TYPES_MAX = 20;

    private final JsonNode definition;
    private final Guide guide;
    private final ElementFacts facts;

    ElementText(JsonNode definition, Guide guide) {
        this.definition = definition;
        this.guide = guide;
        this.facts = new ElementFacts(guide);
    }

    ElementRow row(Element element, String anchor, List<String> branches) {
        boolean root = branches.isEmpty();
        return new ElementRow(
                element.id(),
                anchor,
                branches,
                kind(element, root),
                element.name(),
                marks(element),
                cardinality(element),
                root ? base() : types(element),
                meaning(element),
                facts.of(element));
    }

    private List<TypeLabel> base() {
        String base = definition.path("baseDefinition").asText();
        return base.isEmpty() ? List.of() : List.of(new TypeLabel(guide.link(base), List.of()));
    }

    private static Kind kind(Element element, boolean root) {
        String id = element.id();
        String type = element.whole().path("type").path(0).path("code").asText();
        if (root) {
            return Kind.ROOT;
        } else if (type.equals("Extension")) {
            return Kind.EXTENSION;
        } else if (element.name().contains(":")) {
            return Kind.SLICE;
        } else if (id.endsWith("[x]")) {
            return Kind.CHOICE;
        } else if (type.equals("Reference") || type.equals("canonical")) {
            return Kind.REFERENCE;
        } else if (type.equals("BackboneElement") || type.equals("Element") || type.isEmpty()) {
            return Kind.GROUP;
        }
        boolean primitive = Character.isLowerCase(type.charAt(0)) || type.startsWith("http");
        return primitive && !type.equals("xhtml") ? Kind.VALUE : Kind.DATATYPE;
    }

    private Marks marks(Element element) {
        boolean constrained = StreamSupport.stream(
                        element.whole().path("constraint").spliterator(), false)
                .anyMatch(constraint -> !Constraints.isOfEverything(constraint));
        return new Marks(
                element.isTrue("mustSupport"),
                element.isTrue("isModifier"),
                element.isTrue("isSummary"),
                constrained,
                element.isProhibited());
    }

    private static Inheritable cardinality(Element element) {
        String min = element.text("min");
        String max = element.text("max");
        String text = min.isEmpty() && max.isEmpty() ? "" : min + ".." + max;
        return new Inheritable(text, !element.says("min") && !element.says("max"));
    }

    private Inheritable meaning(Element element) {
        String said = element.own().path("short").asText();
        if (!said.isEmpty()) {
            return new Inheritable(said, false);
        }
        // without a short text, the title of the extension or profile describes the element
        for (JsonNode profile : element.own().path("type").path(0).path("profile")) {
            var named = guide.mentioned(profile.asText()).map(Artefact::title);
            if (named.isPresent()) {
                return new Inheritable(named.get(), false);
            }
        }
        return new Inheritable(element.text("short"), true);
    }

    private List<TypeLabel> types(Element element) {
        List<TypeLabel> labels = new ArrayList<>();
        if (element.isProhibited()) {
            return labels;
        } else if (element.whole().path("type").size() > TYPES_MAX) {
            return List.of(new TypeLabel(Link.to("any type"), List.of()));
        }
        if (element.whole().has("contentReference")) {
            String reference = element.text("contentReference");
            labels.add(new TypeLabel(Link.to("as " + reference.substring(reference.indexOf('#') + 1)), List.of()));
        }
        for (JsonNode type : element.whole().path("type")) {
            String code = code(type);
            List<Link> profiles = links(type.path("profile"));
            if (profiles.isEmpty()) {
                labels.add(new TypeLabel(guide.link(TYPES + code).as(code), links(type.path("targetProfile"))));
            }
            profiles.forEach(profile -> labels.add(new TypeLabel(profile, links(type.path("targetProfile")))));
        }
        return labels;
    }

    /** The type, also where R4 writes that of the implementation, as it does for ids and URLs. */
    private static String code(JsonNode type) {
        String code = type.path("code").asText();
        if (!code.startsWith("http://hl7.org/fhirpath/System.")) {
            return code;
        }
        for (JsonNode extension : type.path("extension")) {
            if (extension.path("url").asText().endsWith("/structuredefinition-fhir-type")) {
                return extension
                        .path("valueUrl")
                        .asText(extension.path("valueUri").asText());
            }
        }
        return "string";
    }

    private List<Link> links(JsonNode canonicals) {
        List<Link> links = new ArrayList<>();
        canonicals.forEach(canonical -> links.add(guide.link(canonical.asText())));
        return links;
    }
}
