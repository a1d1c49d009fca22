package org.footbridge.outcome.questionnaire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.footbridge.outcome.instrument.Instrument;
import org.footbridge.outcome.instrument.Instrument.SafetyItem;
import org.footbridge.outcome.instrument.Instruments;
import org.footbridge.outcome.instrument.Item;
import org.footbridge.problem.Problem;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemAnswerComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;

/** Reads the values of answers to the items of an instrument. An answer that it cannot read is refused and not passed over. */
final class AnswerReader {
    static final String RULE = "outcome-answer";

    private final Instruments instruments;

    AnswerReader(Instruments instruments) {
        this.instruments = instruments;
    }

    /**
     * The values of the answers, by {@code linkId}.
     *
     * @throws Problem BUSINESS_RULE if there is an answer that the instrument does not have
     */
    Map<String, Integer> values(Instrument instrument, QuestionnaireResponse response) {
        Map<String, Integer> values = new LinkedHashMap<>();
        read(instrument, response.getItem(), "QuestionnaireResponse", values);
        return values;
    }

    private void read(
            Instrument instrument,
            List<QuestionnaireResponseItemComponent> items,
            String place,
            Map<String, Integer> values) {
        for (int i = 0; i < items.size(); i++) {
            QuestionnaireResponseItemComponent item = items.get(i);
            String path = place + ".item[" + i + "]";
            if (item.hasAnswer()) {
                Item known = instrument
                        .item(item.getLinkId())
                        .orElseThrow(() -> Problem.ofRule(
                                RULE,
                                instrument.title() + " has no such item; its items are " + linkIds(instrument) + ".",
                                path + ".linkId"));
                boolean repeated = item.getAnswer().size() > 1 || values.containsKey(known.linkId());
                if (repeated) {
                    throw Problem.ofRule(
                            RULE, "The item '" + known.linkId() + "' has one answer only.", path + ".answer");
                }
                values.put(known.linkId(), value(known, item.getAnswerFirstRep(), path + ".answer[0]"));
                read(instrument, item.getAnswerFirstRep().getItem(), path + ".answer[0]", values);
            }
            read(instrument, item.getItem(), path, values);
        }
    }

    private static String linkIds(Instrument instrument) {
        return String.join(", ", instrument.items().stream().map(Item::linkId).toList());
    }

    private int value(Item item, QuestionnaireResponseItemAnswerComponent answer, String path) {
        if (item.isCoded()) {
            return coded(item, answer, path);
        }
        if (answer.getValue() instanceof IntegerType whole && item.allows(whole.getValue())) {
            return whole.getValue();
        }
        throw Problem.ofRule(
                RULE,
                "The answer to '" + item.linkId() + "' is a whole number from " + item.low() + " to " + item.high()
                        + ", as valueInteger.",
                path + ".value");
    }

    private int coded(Item item, QuestionnaireResponseItemAnswerComponent answer, String path) {
        String system = instruments.system(item.answerSystem());
        if (answer.getValue() instanceof Coding coding && system.equals(coding.getSystem()) && coding.hasCode()) {
            Integer value = item.values().get(coding.getCode());
            if (value != null) {
                return value;
            }
        }
        throw Problem.ofRule(
                RULE,
                "The answer to '" + item.linkId() + "' is a valueCoding of " + system + ": "
                        + String.join(", ", new TreeSet<>(item.values().keySet())) + ".",
                path + ".value");
    }

    /**
     * Whether an answer is to be heeded at once. Everything but this answer may be wrong or missing.
     *
     * @throws Problem BUSINESS_RULE if there is such an answer and it cannot be read
     */
    boolean isToBeHeeded(SafetyItem safety, QuestionnaireResponse response) {
        return isToBeHeeded(safety, response.getItem(), "QuestionnaireResponse");
    }

    private boolean isToBeHeeded(SafetyItem safety, List<QuestionnaireResponseItemComponent> items, String place) {
        boolean heeded = false;
        for (int i = 0; i < items.size(); i++) {
            QuestionnaireResponseItemComponent item = items.get(i);
            String path = place + ".item[" + i + "]";
            boolean asks = safety.item().linkId().equals(item.getLinkId());
            for (int j = 0; j < item.getAnswer().size(); j++) {
                String answered = path + ".answer[" + j + "]";
                QuestionnaireResponseItemAnswerComponent answer =
                        item.getAnswer().get(j);
                heeded |= asks && value(safety.item(), answer, answered) > safety.above();
                heeded |= isToBeHeeded(safety, answer.getItem(), answered);
            }
            heeded |= isToBeHeeded(safety, item.getItem(), path);
        }
        return heeded;
    }
}
