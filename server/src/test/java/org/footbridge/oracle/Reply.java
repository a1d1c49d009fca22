package org.footbridge.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.footbridge.RunningServer.Answer;

/** What the server answered: one page, or all of them one after the other. {@code whole}: no page is missing. */
record Reply(int status, String body, List<Page> pages, boolean whole) {
    /** A page: the names of matches and of what is included, the total if there is one, and its self link. */
    public record Page(
            List<String> matches, List<String> included, OptionalLong total, String self, Optional<String> next) {
        static Page of(Answer answer) {
            JsonNode bundle = answer.json();
            List<String> matches = new ArrayList<>();
            List<String> included = new ArrayList<>();
            for (JsonNode entry : bundle.path("entry")) {
                JsonNode resource = entry.path("resource");
                String name = resource.path("resourceType").asText() + "/"
                        + resource.path("id").asText();
                String mode = entry.at("/search/mode").asText();
                (mode.equals("match") ? matches : included)
                        .add(mode.matches("match|include") ? name : mode + " " + name);
            }
            JsonNode total = bundle.path("total");
            return new Page(
                    matches,
                    included,
                    total.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(total.asLong()),
                    link(bundle, "self").orElse(""),
                    link(bundle, "next"));
        }

        private static Optional<String> link(JsonNode bundle, String relation) {
            for (JsonNode link : bundle.path("link")) {
                if (link.path("relation").asText().equals(relation)) {
                    return Optional.of(link.path("url").asText());
                }
            }
            return Optional.empty();
        }
    }

    /** The names of all matches, in their order. */
    List<String> matches() {
        return pages.stream().flatMap(page -> page.matches().stream()).toList();
    }
}
