package org.footbridge.outcome.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;

/** The questionnaires that come with the server, by canonical URL. */
public final class Forms {
    private final Map<String, Questionnaire> byUrl = new LinkedHashMap<>();

    /** @param definitions Questionnaires as JSON */
    public Forms(List<JsonNode> definitions, FhirContext context) {
        for (JsonNode definition : definitions) {
            Questionnaire form = context.newJsonParser().parseResource(Questionnaire.class, definition.toString());
            byUrl.put(form.getUrl(), form);
        }
    }

    /** The questionnaire with this canonical URL, which may name a version. */
    public Optional<Questionnaire> find(String canonical) {
        int bar = canonical.indexOf('|');
        String url = bar < 0 ? canonical : canonical.substring(0, bar);
        return Optional.ofNullable(byUrl.get(url))
                .filter(form -> bar < 0 || form.getVersion().equals(canonical.substring(bar + 1)));
    }

    /** The version of the questionnaire with this URL; empty if there is no such questionnaire. */
    public String version(String url) {
        return find(url).map(Questionnaire::getVersion).orElse("");
    }

    /** The text of a question; its {@code linkId} if there is none. */
    public String question(String url, String linkId) {
        return find(url).stream()
                .flatMap(form -> form.getItem().stream())
                .filter(item -> item.getLinkId().equals(linkId) && item.hasText())
                .map(QuestionnaireItemComponent::getText)
                .findFirst()
                .orElse(linkId);
    }
}
