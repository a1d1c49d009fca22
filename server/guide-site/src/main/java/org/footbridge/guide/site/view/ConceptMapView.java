package org.footbridge.guide.site.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.Link;

/** View model of a concept map: one table for each pair of systems. */
final class ConceptMapView {
    private ConceptMapView() {}

    /** The mappings from one system to another. */
    record Group(Link source, Link target, List<Row> rows) {}

    /** The mapping of one code; {@code target} is empty if the code has none. */
    public record Row(
            Link code, String display, String equivalence, String target, String targetDisplay, String comment) {}

    static List<Group> of(JsonNode map, Guide guide) {
        List<Group> groups = new ArrayList<>();
        for (JsonNode group : map.path("group")) {
            String url = group.path("source").asText();
            Optional<Artefact> source = guide.resolve(url);
            String path = source.map(Artefact::path).orElse("");
            Optional<Concepts> concepts = source.map(artefact -> new Concepts(artefact.tree()));
            List<Row> rows = new ArrayList<>();
            for (JsonNode element : group.path("element")) {
                String code = element.path("code").asText();
                String display = element.path("display")
                        .asText(concepts.map(known -> known.display(code)).orElse(""));
                element.path("target").forEach(target -> rows.add(row(Concepts.link(code, path), display, target)));
            }
            groups.add(new Group(
                    guide.link(url).as(url), guide.link(group.path("target").asText()), rows));
        }
        return groups;
    }

    private static Row row(Link code, String display, JsonNode target) {
        return new Row(
                code,
                display,
                target.path("equivalence").asText(),
                target.path("code").asText(),
                target.path("display").asText(),
                target.path("comment").asText());
    }
}
