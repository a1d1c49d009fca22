package org.footbridge.profile.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.profile.tree.Definitions;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/**
 * Check of the rules of HAPI's validator for Questionnaire and QuestionnaireResponse beyond their definitions: enableWhen
 * refers to questions of the form, and answers fit the form. It doubts forms that are derived from others or that take
 * answers from value sets, and responses to a form that is available.
 *
 * @see <a href="https://hl7.org/fhir/R4/questionnaireresponse.html#notes">R4 rules for answers</a>
 */
public final class FormCheck implements Check {
    private final Definitions definitions;

    public FormCheck(Definitions definitions) {
        this.definitions = definitions;
    }

    @Override
    public void check(Base value, Visit visit) {
        if (value instanceof QuestionnaireResponse answers) {
            checkAnswers(answers, visit);
        } else if (value instanceof Questionnaire form) {
            checkForm(form, visit);
        }
    }

    /** Without a form, or with one that is not known, HAPI asks nothing more. */
    private void checkAnswers(QuestionnaireResponse answers, Visit visit) {
        String canonical = answers.getQuestionnaire();
        if (canonical == null) {
            return;
        }
        Questionnaire form = canonical.startsWith("#")
                ? visit.containedInRoot(canonical.substring(1)) instanceof Questionnaire contained ? contained : null
                : definitions.form(canonical).orElse(null);
        if (!visit.collects() && (form != null || canonical.startsWith("#"))) {
            throw visit.doubt("answers to a form that is known");
        } else if (form != null) {
            new AnswerTypes(form).check(answers, visit);
        }
    }

    private static void checkForm(Questionnaire form, Visit visit) {
        String url = form.getUrl();
        // HAPI has additional rules for forms that HL7 publishes
        if (form.hasDerivedFrom() || (url != null && url.contains("hl7.org"))) {
            throw visit.doubt("form that is derived, or one of HL7");
        }
        Map<String, List<QuestionnaireItemComponent>> above = new HashMap<>();
        collect(form.getItem(), List.of(), above, visit);
        checkItems(form.getItem(), above, visit);
    }

    /** Collects each question by its link id, with its ancestors and itself. */
    private static void collect(
            List<QuestionnaireItemComponent> items,
            List<QuestionnaireItemComponent> outer,
            Map<String, List<QuestionnaireItemComponent>> above,
            Visit visit) {
        for (QuestionnaireItemComponent item : items) {
            List<QuestionnaireItemComponent> line = new ArrayList<>(outer);
            line.add(item);
            if (above.putIfAbsent(String.valueOf(item.getLinkId()), line) != null) {
                throw visit.doubt("link id that is not the only one");
            }
            collect(item.getItem(), line, above, visit);
        }
    }

    private static void checkItems(
            List<QuestionnaireItemComponent> items, Map<String, List<QuestionnaireItemComponent>> above, Visit visit) {
        for (QuestionnaireItemComponent item : items) {
            if (item.hasAnswerValueSetElement()) {
                throw visit.doubt("form that takes answers from a value set");
            }
            for (QuestionnaireItemEnableWhenComponent condition : item.getEnableWhen()) {
                List<QuestionnaireItemComponent> line = above.get(String.valueOf(condition.getQuestion()));
                if (line == null || line.contains(item)) {
                    throw visit.doubt("question that depends on itself, on one within it, or on none");
                }
            }
            checkItems(item.getItem(), above, visit);
        }
    }
}
