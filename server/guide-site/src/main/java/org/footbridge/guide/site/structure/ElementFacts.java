package org.footbridge.guide.site.structure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.Link;
import org.footbridge.guide.site.structure.ElementRow.Fact;

/** The details of an element: its fixed values, binding, slicing and limits. */
final class ElementFacts {
    private static final Map<String, String> BOUNDS =
            Map.of("maxLength", "At most", "minValue", "From", "maxValue", "To");

    private final Guide guide;
    private final Values values;

    ElementFacts(Guide guide) {
        this.guide = guide;
        this.values = new Values(guide);
    }

    List<Fact> of(Element element) {
        List<Fact> facts = new ArrayList<>();
        if (element.isProhibited()) {
            return facts;
        }
        JsonNode whole = element.whole();
        if (whole.has("slicing")) {
            facts.add(slicing(whole.path("slicing")));
        }
        whole.properties().forEach(property -> value(property.getKey(), property.getValue(), facts));
        JsonNode binding = whole.path("binding");
        if (binding.has("valueSet")) {
            Link valueSet = guide.link(binding.path("valueSet").asText());
            facts.add(new Fact("Codes from", binding.path("strength").asText(), List.of(valueSet)));
        }
        return facts;
    }

    private void value(String name, JsonNode value, List<Fact> facts) {
        if (name.startsWith("fixed")) {
            facts.add(new Fact("Always", "", values.of(value)));
        } else if (name.startsWith("pattern")) {
            facts.add(new Fact("At least", "", values.of(value)));
        } else {
            BOUNDS.forEach((bound, label) -> {
                if (name.startsWith(bound)) {
                    facts.add(new Fact(label, "", values.of(value)));
                }
            });
        }
    }

    private static Fact slicing(JsonNode slicing) {
        List<Link> by = StreamSupport.stream(slicing.path("discriminator").spliterator(), false)
                .map(discriminator -> Link.to(discriminator.path("type").asText() + " of "
                        + (discriminator.path("path").asText().equals("$this")
                                ? "the element"
                                : discriminator.path("path").asText())))
                .toList();
        String rules = slicing.path("rules").asText();
        return new Fact("Slices by", rules.equals("open") ? "" : rules, by);
    }
}
