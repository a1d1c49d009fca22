package org.footbridge.outcome.instrument;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The rule that an Observation of a known score has a value that the score can have, and no answer to a licensed questionnaire. */
public final class ScoreRule {
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final Set<String> UNITS = Set.of("score", "points", "1");
    private static final Set<String> VOID = Set.of("cancelled", "entered-in-error");
    private static final String WAY_OUT = " Correct the value, or leave it out and say why in dataAbsentReason.";

    private final Instruments instruments;

    public ScoreRule(Instruments instruments) {
        this.instruments = instruments;
    }

    /** @throws Problem BUSINESS_RULE if the rule is broken */
    public void require(Observation observation) {
        if (observation.getStatus() != null
                && VOID.contains(observation.getStatus().toCode())) { // it may have an extension alone
            return;
        }
        requireScore(observation.getCode(), observation.getValue(), "Observation");
        List<ObservationComponentComponent> components = observation.getComponent();
        for (int i = 0; i < components.size(); i++) {
            ObservationComponentComponent component = components.get(i);
            requireScore(component.getCode(), component.getValue(), "Observation.component[" + i + "]");
        }
        requireScoreOnly(observation);
    }

    private void requireScore(CodeableConcept code, @Nullable Type value, String place) {
        if (value == null) {
            return;
        }
        for (List<Score> meant : instruments.named(code)) {
            Optional<Problem> first = Optional.empty();
            boolean fits = false;
            for (Score score : meant) {
                Optional<Problem> fault = fault(score, value, place);
                fits |= fault.isEmpty();
                first = first.or(() -> fault);
            }
            if (!fits && first.isPresent()) {
                throw first.get();
            }
        }
    }

    private static Optional<Problem> fault(Score score, Type value, String place) {
        String name = score.title() + " (" + score.measure() + ")";
        if (value instanceof IntegerType whole && whole.hasValue()) {
            return range(score, name, BigDecimal.valueOf(whole.getValue()), place + ".value.ofType(integer)");
        } else if (value instanceof Quantity quantity && quantity.getValue() != null) {
            return fault(score, name, quantity, place + ".value.ofType(Quantity)");
        }
        return Optional.of(broken(
                "outcome-score-type",
                name + " is a number " + score.range() + ": send it as valueQuantity or valueInteger.",
                place + ".value"));
    }

    private static Optional<Problem> fault(Score score, String name, Quantity quantity, String place) {
        if (quantity.hasComparator()) {
            return Optional.of(broken(
                    "outcome-score-type",
                    name + " is one number " + score.range() + ", without a comparator.",
                    place + ".comparator"));
        } else if (!isScore(quantity)) {
            return Optional.of(broken(
                    "outcome-score-unit",
                    name + " has no unit of measure: send the code {score} of " + UCUM + ", or no unit.",
                    place + (quantity.getCode() != null ? ".code" : ".unit")));
        }
        return range(score, name, quantity.getValue(), place + ".value");
    }

    /** Whether the unit is that of a mere number: none, 1, or an annotation of UCUM such as {@code {score}}. */
    private static boolean isScore(Quantity quantity) {
        String code = quantity.getCode();
        String unit = quantity.getUnit();
        if (code != null) {
            boolean ucum = quantity.getSystem() == null || quantity.getSystem().equals(UCUM);
            return ucum && (code.equals("1") || code.matches("\\{[^{}]*}"));
        }
        return unit == null || UNITS.contains(unit) || unit.matches("\\{[^{}]*}");
    }

    private static Optional<Problem> range(Score score, String name, BigDecimal value, String place) {
        if (score.isInRange(value) && score.isWholeEnough(value)) {
            return Optional.empty();
        }
        String kind = score.whole() ? "a whole number " : "a number ";
        return Optional.of(broken(
                "outcome-score-range",
                name + " is " + kind + score.range() + ", not " + shortened(value) + "." + WAY_OUT,
                place));
    }

    private static String shortened(BigDecimal value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private void requireScoreOnly(Observation observation) {
        boolean answers = observation.hasComponent()
                || observation.getContained().stream().anyMatch(QuestionnaireResponse.class::isInstance);
        if (answers
                && instruments.named(observation.getCode()).stream()
                        .flatMap(List::stream)
                        .anyMatch(Score::licensed)) {
            throw broken(
                    "outcome-licensed",
                    "The questionnaire of this score is licensed: leave out the answers and send the score alone.",
                    observation.hasComponent() ? "Observation.component" : "Observation.contained");
        }
    }

    private static Problem broken(String rule, String message, String place) {
        return Problem.ofRule(rule, message, place);
    }
}
