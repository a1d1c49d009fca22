package org.footbridge.guide.site.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.guide.site.guide.Guide;

/** Read-only view model of a questionnaire, as a person would see the form. */
final class QuestionnaireView {
    private final Guide guide;

    QuestionnaireView(Guide guide) {
        this.guide = guide;
    }

    /** A question, a group or a display text. {@code choices} are the answer options. */
    record Item(
            String linkId,
            String prefix,
            String text,
            String type,
            boolean required,
            boolean repeats,
            List<Choice> choices,
            List<Item> items) {
        public boolean isChoice() {
            return !choices.isEmpty();
        }

        public boolean isGroup() {
            return type.equals("group") || type.equals("display");
        }

        /** The text in the answer box of a question without options: the type of the answer. */
        public String expects() {
            return type + (repeats ? ", several" : "");
        }
    }

    /** An answer option, and its score if it has one. */
    record Choice(String text, String score) {}

    List<Item> items(JsonNode parent) {
        List<Item> items = new ArrayList<>();
        for (JsonNode item : parent.path("item")) {
            items.add(new Item(
                    item.path("linkId").asText(),
                    item.path("prefix").asText(),
                    item.path("text").asText(),
                    item.path("type").asText(),
                    item.path("required").asBoolean(),
                    item.path("repeats").asBoolean(),
                    choices(item),
                    items(item)));
        }
        return items;
    }

    private List<Choice> choices(JsonNode item) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode option : item.path("answerOption")) {
            for (var entry : option.properties()) {
                if (entry.getKey().startsWith("value")) {
                    JsonNode value = entry.getValue();
                    String text = value.isValueNode()
                            ? value.asText()
                            : value.path("display").asText(value.path("code").asText());
                    choices.add(new Choice(text, ""));
                }
            }
        }
        if (item.has("answerValueSet")) {
            guide.resolve(item.path("answerValueSet").asText())
                    .ifPresent(valueSet -> choices.addAll(ofValueSet(valueSet.tree())));
        }
        return choices;
    }

    private List<Choice> ofValueSet(JsonNode valueSet) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode include : valueSet.path("compose").path("include")) {
            guide.resolve(include.path("system").asText()).ifPresent(system -> {
                Concepts concepts = new Concepts(system.tree());
                boolean scored = concepts.columns().contains("score");
                concepts.rows()
                        .forEach(row -> choices.add(
                                new Choice(row.display(), scored ? row.values().get(0) : "")));
            });
        }
        return choices;
    }
}
