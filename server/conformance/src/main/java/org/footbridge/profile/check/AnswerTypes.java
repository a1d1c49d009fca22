package org.footbridge.profile.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/**
 * Check that the answers of a QuestionnaireResponse have the types of their questions. HAPI's validator checks this, too,
 * but stops at a form with enableWhen conditions if the answer in a condition has another type.
 *
 * @see <a href="https://hl7.org/fhir/R4/questionnaireresponse.html#link">R4 data types of answers</a>
 */
final class AnswerTypes {
    /** The type of the answers, by type of question; for choices, the answer options determine it. */
    private static final Map<QuestionnaireItemType, String> TYPES = Map.ofEntries(
            Map.entry(QuestionnaireItemType.BOOLEAN, "boolean"),
            Map.entry(QuestionnaireItemType.DECIMAL, "decimal"),
            Map.entry(QuestionnaireItemType.INTEGER, "integer"),
            Map.entry(QuestionnaireItemType.DATE, "date"),
            Map.entry(QuestionnaireItemType.DATETIME, "dateTime"),
            Map.entry(QuestionnaireItemType.TIME, "time"),
            Map.entry(QuestionnaireItemType.STRING, "string"),
            Map.entry(QuestionnaireItemType.TEXT, "string"),
            Map.entry(QuestionnaireItemType.URL, "uri"),
            Map.entry(QuestionnaireItemType.ATTACHMENT, "Attachment"),
            Map.entry(QuestionnaireItemType.REFERENCE, "Reference"),
            Map.entry(QuestionnaireItemType.QUANTITY, "Quantity"));

    private final Map<String, QuestionnaireItemComponent> questions = new HashMap<>();

    AnswerTypes(Questionnaire form) {
        collect(form.getItem());
    }

    private void collect(List<QuestionnaireItemComponent> items) {
        for (QuestionnaireItemComponent item : items) {
            questions.putIfAbsent(String.valueOf(item.getLinkId()), item);
            collect(item.getItem());
        }
    }

    void check(QuestionnaireResponse answers, Visit visit) {
        checkItems(answers.getItem(), visit);
    }

    private void checkItems(List<QuestionnaireResponseItemComponent> items, Visit visit) {
        for (QuestionnaireResponseItemComponent item : items) {
            visit.enter("item", item);
            QuestionnaireItemComponent question = questions.get(String.valueOf(item.getLinkId()));
            for (QuestionnaireResponseItemAnswerComponent answer : item.getAnswer()) {
                visit.enter("answer", answer);
                if (question != null && answer.getValue() != null) {
                    requireType(question, answer.getValue(), visit);
                }
                checkItems(answer.getItem(), visit);
                visit.leave();
            }
            checkItems(item.getItem(), visit);
            visit.leave();
        }
    }

    private static void requireType(QuestionnaireItemComponent question, Base value, Visit visit) {
        String type = question.getType() == null ? null : TYPES.get(question.getType());
        if (type != null && !type.equals(value.fhirType())) {
            visit.broken(
                    "type of an answer",
                    "The answer to '" + question.getLinkId() + "' is of type " + value.fhirType()
                            + ", but the Questionnaire asks for " + type + ".");
        }
    }
}
