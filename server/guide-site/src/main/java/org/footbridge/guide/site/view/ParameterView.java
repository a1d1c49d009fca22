package org.footbridge.guide.site.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.Link;

/** View model of the parameters of an operation; the parts of a parameter follow it. */
final class ParameterView {
    private static final String TYPES = "http://hl7.org/fhir/StructureDefinition/";

    private final Guide guide;
    private final List<Row> rows = new ArrayList<>();

    private ParameterView(Guide guide) {
        this.guide = guide;
    }

    /** One parameter at nesting level {@code depth}. */
    record Row(int depth, String name, String use, String cardinality, Link type, String documentation) {}

    static List<Row> of(JsonNode operation, Guide guide) {
        ParameterView view = new ParameterView(guide);
        operation.path("parameter").forEach(parameter -> view.add(parameter, 0));
        return view.rows;
    }

    private void add(JsonNode parameter, int depth) {
        String type = parameter.path("type").asText();
        rows.add(new Row(
                Math.min(depth, 5),
                parameter.path("name").asText(),
                parameter.path("use").asText(),
                parameter.path("min").asText() + ".." + parameter.path("max").asText(),
                type.isEmpty() ? Link.to("") : guide.link(TYPES + type).as(type),
                parameter.path("documentation").asText()));
        parameter.path("part").forEach(part -> add(part, depth + 1));
    }
}
