package org.footbridge.guide.site.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.Link;
import org.footbridge.guide.site.structure.Values;

/** The metadata at the head of a page: the identifiers of the artefact and its base definitions. */
final class ArtefactFacts {
    private static final String TYPES = "http://hl7.org/fhir/StructureDefinition/";

    private final JsonNode tree;
    private final Guide guide;
    private final List<Fact> facts = new ArrayList<>();

    private ArtefactFacts(JsonNode tree, Guide guide) {
        this.tree = tree;
        this.guide = guide;
    }

    /** A label and its values; {@code code} marks text in a fixed-width font. */
    record Fact(String label, List<Link> values, boolean code) {}

    static List<Fact> of(Artefact artefact, JsonNode tree, Guide guide) {
        ArtefactFacts made = new ArtefactFacts(tree, guide);
        if (artefact.group().isExample()) {
            made.canonicals("Claims profile", tree.path("meta").path("profile"));
            return made.facts;
        }
        made.code("Canonical URL", artefact.url());
        made.text("Version", "version");
        made.text("Status", "status");
        made.text("Published by", "publisher");
        made.ofKind(artefact.type());
        return made.facts;
    }

    private void ofKind(String type) {
        switch (type) {
            case "StructureDefinition" -> structure();
            case "CodeSystem" -> codeSystem();
            case "ConceptMap" -> {
                canonical("From", "sourceCanonical");
                canonical("To", "targetCanonical");
            }
            case "SearchParameter" -> searchParameter();
            case "OperationDefinition" -> operation();
            case "NamingSystem" -> namingSystem();
            case "CapabilityStatement" -> {
                text("Kind", "kind");
                list("Forms", tree.path("format"));
            }
            case "Questionnaire" -> questionnaire();
            case "ImplementationGuide" -> guide();
            default -> {
                // the general facts are all there is to say
            }
        }
    }

    private void structure() {
        canonical("Based on", "baseDefinition");
        List<Link> contexts = new ArrayList<>();
        for (JsonNode context : tree.path("context")) {
            String expression = context.path("expression").asText();
            String type = expression.replaceFirst("\\..*", "");
            contexts.add(guide.link(TYPES + type).as(expression));
        }
        add("May stand in", contexts, false);
    }

    private void codeSystem() {
        canonical("All its codes", "valueSet");
        text("Content", "content");
        text("Hierarchy", "hierarchyMeaning");
        text("Codes", "count");
    }

    private void searchParameter() {
        List<Link> types = new ArrayList<>();
        tree.path("base")
                .forEach(base -> types.add(guide.link(TYPES + base.asText()).as(base.asText())));
        add("Searches", types, false);
        text("Kind of value", "type");
        code("Looks in", tree.path("expression").asText());
        list("May refer to", tree.path("target"));
        list("Modifiers", tree.path("modifier"));
        list("Prefixes", tree.path("comparator"));
        code(
                "Example",
                "GET /fhir/" + tree.path("base").path(0).asText() + "?"
                        + tree.path("code").asText() + "=…");
    }

    private void operation() {
        code("Name", "$" + tree.path("code").asText());
        List<Link> on = new ArrayList<>();
        if (tree.path("system").asBoolean()) {
            on.add(Link.to("the whole server"));
        }
        if (tree.path("type").asBoolean()) {
            on.add(Link.to("a type"));
        }
        if (tree.path("instance").asBoolean()) {
            on.add(Link.to("a resource"));
        }
        add("Asked of", on, false);
        list("Types", tree.path("resource"));
        add("Changes something", List.of(Link.to(tree.path("affectsState").asBoolean() ? "yes" : "no")), false);
    }

    private void namingSystem() {
        text("Kind", "kind");
        text("Responsible", "responsible");
        text("Used in", "usage");
    }

    private void questionnaire() {
        list("About", tree.path("subjectType"));
        Values values = new Values(guide);
        List<Link> codes = new ArrayList<>();
        tree.path("code").forEach(code -> codes.add(values.coding(code)));
        add("Measures", codes, false);
    }

    private void guide() {
        code("Package", tree.path("packageId").asText());
        text("Licence", "license");
        list("FHIR", tree.path("fhirVersion"));
        List<Link> needed = new ArrayList<>();
        tree.path("dependsOn")
                .forEach(guide -> needed.add(this.guide.link(guide.path("uri").asText())));
        add("Needs", needed, false);
    }

    private void text(String label, String property) {
        String value = tree.path(property).asText();
        if (!value.isEmpty()) {
            add(label, List.of(Link.to(value)), false);
        }
    }

    private void code(String label, String value) {
        if (!value.isEmpty()) {
            add(label, List.of(Link.to(value)), true);
        }
    }

    private void canonical(String label, String property) {
        String value = tree.path(property).asText();
        if (!value.isEmpty()) {
            add(label, List.of(guide.link(value)), false);
        }
    }

    private void canonicals(String label, JsonNode values) {
        List<Link> links = new ArrayList<>();
        values.forEach(value -> links.add(guide.link(value.asText())));
        add(label, links, false);
    }

    private void list(String label, JsonNode values) {
        List<Link> links = new ArrayList<>();
        values.forEach(value -> links.add(Link.to(value.asText())));
        add(label, links, false);
    }

    private void add(String label, List<Link> values, boolean code) {
        if (!values.isEmpty()) {
            facts.add(new Fact(label, values, code));
        }
    }
}
