package org.footbridge.guide.site.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.ArtefactGroup;
import org.footbridge.guide.site.guide.Guide;
import org.footbridge.guide.site.guide.Link;

/**
 * A mode of engagement of allied health professionals, as the front page shows it: its definition, the amount of input by
 * the professional, and its profile.
 */
public record ModeView(String display, String definition, String input, List<Boolean> meter, List<Link> profiles) {
    private static final int INPUT_MAX = 3;

    /** The modes of the code system {@code ahp-engagement-mode}, in its order; none if the guide has no such system. */
    public static List<ModeView> all(Guide guide) {
        List<JsonNode> profiles = guide.in(ArtefactGroup.PROFILE).stream()
                .filter(profile -> profile.description().length() > 0)
                .map(Artefact::tree)
                .toList();
        return guide.find("CodeSystem", "ahp-engagement-mode").stream()
                .flatMap(system -> Concepts.stream(system.tree().path("concept")))
                .map(concept -> of(concept, profiles, guide))
                .toList();
    }

    private static ModeView of(JsonNode concept, List<JsonNode> profiles, Guide guide) {
        String code = concept.path("code").asText();
        int input = (int) Concepts.stream(concept.path("property"))
                .filter(property -> property.path("code").asText().equals("ordinal"))
                .mapToDouble(property -> property.path("valueDecimal").asDouble())
                .sum();
        return new ModeView(
                concept.path("display").asText(),
                concept.path("definition").asText(),
                input == 0 ? "not about one person" : "input " + input + " of " + INPUT_MAX,
                IntStream.rangeClosed(1, INPUT_MAX)
                        .mapToObj(step -> step <= input)
                        .toList(),
                profiles.stream()
                        .filter(profile -> demands(profile, code))
                        .map(profile -> guide.link(profile.path("url").asText()))
                        .toList());
    }

    /** Whether the profile is for this mode alone. */
    private static boolean demands(JsonNode profile, String code) {
        return Concepts.stream(profile.path("differential").path("element"))
                .flatMap(element ->
                        Concepts.stream(element.path("patternCodeableConcept").path("coding")))
                .anyMatch(coding -> coding.path("code").asText().equals(code));
    }
}
