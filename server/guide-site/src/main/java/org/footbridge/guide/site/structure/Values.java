package org.footbridge.guide.site.structure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.Link;

/** Formats values of definitions as short text: a code with its system, other values as JSON. */
public final class Values {
    private final Guide guide;

    public Values(Guide guide) {
        this.guide = guide;
    }

    List<Link> of(JsonNode value) {
        if (value.isValueNode()) {
            Link known = guide.link(value.asText());
            return List.of(known.as(value.asText()));
        }
        List<Link> codings = new ArrayList<>();
        for (JsonNode coding : value.path("coding")) {
            codings.add(coding(coding));
        }
        if (!codings.isEmpty()) {
            return codings;
        }
        return value.has("code") ? List.of(coding(value)) : List.of(Link.to(value.toString()));
    }

    /** The code, and the system by the last part of its URL. */
    public Link coding(JsonNode coding) {
        Link system = guide.link(coding.path("system").asText());
        String code = coding.path("code").asText();
        if (system.text().isEmpty()) {
            return Link.to(code);
        }
        return new Link(system.text() + "#" + code, system.href());
    }
}
