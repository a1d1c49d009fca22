package org.footbridge.guide.site.structure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.SearchCode;

/** View model of a profile, an extension or a type: its trees, its constraints, and its search parameters. */
public final class StructureView {
    private StructureView() {}

    public static Map<String, Object> of(JsonNode definition, Guide guide) {
        Map<String, Object> model = new HashMap<>();
        List<ElementRow> all = ElementTree.all(definition, guide);
        boolean base = definition.path("derivation").asText().equals("specialization");
        model.put("base", base);
        model.put("elements", base ? all : ElementTree.spokenOf(definition, guide));
        if (!base) {
            model.put("whole", Map.of("count", all.size(), "rows", all));
        }
        List<Constraints.Row> constraints = Constraints.of(definition, guide);
        model.put("hasConstraints", !constraints.isEmpty());
        model.put("constraints", constraints);
        if (definition.path("kind").asText().equals("resource")) {
            model.put("searched", searched(definition.path("type").asText(), guide));
        }
        return model;
    }

    private static Map<String, Object> searched(String type, Guide guide) {
        List<Search> all = guide.searchCodes(type).stream()
                .map(code -> new Search(code, guide.mentioned(code.url())))
                .toList();
        List<Search> own =
                all.stream().filter(search -> search.own().isPresent()).toList();
        return Map.of(
                "type",
                type,
                "hasOwn",
                !own.isEmpty(),
                "own",
                own,
                "others",
                all.stream().filter(search -> search.own().isEmpty()).toList());
    }

    /** A search parameter, and its definition if it belongs to the guide. */
    record Search(SearchCode parameter, Optional<Artefact> own) {
        public String href() {
            return own.map(Artefact::path).orElse("");
        }
    }
}
