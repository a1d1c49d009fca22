package org.footbridge.guide.site.view;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.ArtefactGroup;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.structure.StructureView;

/** View model of an artefact's page, with the names that its template uses. */
public final class ArtefactView {
    private final Artefact artefact;
    private final Guide guide;
    private final JsonNode tree;
    private final Map<String, Object> model = new HashMap<>();

    private ArtefactView(Artefact artefact, Guide guide) {
        this.artefact = artefact;
        this.guide = guide;
        this.tree = artefact.tree();
    }

    public static Map<String, Object> of(Artefact artefact, Guide guide) {
        ArtefactView view = new ArtefactView(artefact, guide);
        view.head();
        view.kind();
        view.relations();
        view.source();
        return view.model;
    }

    private void head() {
        model.put("artefact", artefact);
        model.put("title", artefact.title());
        model.put("description", Markdown.html(artefact.description()));
        model.put("facts", ArtefactFacts.of(artefact, tree, guide));
        model.put("copyright", tree.path("copyright").asText());
    }

    private void kind() {
        if (artefact.group().isExample()) {
            return;
        }
        switch (artefact.type()) {
            case "StructureDefinition" -> structure();
            case "ValueSet" -> model.put("valueSet", new ValueSetView(tree, guide));
            case "CodeSystem" -> model.put("codeSystem", new Concepts(tree));
            case "ConceptMap" -> model.put("mapping", Map.of("groups", ConceptMapView.of(tree, guide)));
            case "CapabilityStatement" -> model.put("capability", Map.of("roles", CapabilityView.of(tree, guide)));
            case "Questionnaire" -> model.put("form", Map.of("items", new QuestionnaireView(guide).items(tree)));
            case "OperationDefinition" -> model.put("operation", Map.of("rows", ParameterView.of(tree, guide)));
            default -> {
                // the facts at its head and the JSON say it all
            }
        }
    }

    private void structure() {
        model.put("structure", StructureView.of(tree, guide));
        if (artefact.group() == ArtefactGroup.EXTENSION) {
            usage().ifPresent(json -> model.put("usage", source(json)));
        }
    }

    private Map<String, Object> source(JsonNode json) {
        return Map.of("tokens", JsonTokens.of(json, guide, artefact.path()));
    }

    /** The extension as used in the first example that contains it. */
    private Optional<JsonNode> usage() {
        return guide.mentioning(artefact).stream()
                .filter(other -> other.group().isExample())
                .map(example -> find(example.tree()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<JsonNode> find(JsonNode node) {
        if (node.path("url").asText().equals(artefact.url())) {
            return Optional.of(node);
        }
        for (JsonNode child : node) {
            Optional<JsonNode> found = find(child);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private void relations() {
        List<Artefact> definitions = new ArrayList<>();
        List<Artefact> examples = new ArrayList<>();
        for (Artefact other : guide.mentioning(artefact)) {
            if (other.group().isExample()) {
                examples.add(other);
            } else if (other.group() != ArtefactGroup.GUIDE) {
                definitions.add(other);
            }
        }
        model.put("usedBy", definitions);
        // examples of the story come before examples of rules
        examples.sort(Comparator.comparing(Artefact::group));
        model.put("examples", examples);
        model.put("examplesTitle", artefact.group().isExample() ? "Referred to by" : "Examples");
    }

    /** The JSON, without the snapshot, which is shown as a tree. */
    private void source() {
        JsonNode shown = tree;
        boolean both = tree.has("snapshot") && tree.has("differential");
        if (both && tree instanceof ObjectNode definition) {
            shown = definition.deepCopy().without("snapshot");
        }
        Map<String, Object> source = new HashMap<>(source(shown));
        source.put("withoutSnapshot", both);
        source.put("open", artefact.group().isExample());
        model.put("source", source);
    }
}
