package org.footbridge.outcome.questionnaire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.fhirpath.FhirPaths;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Makes the answers in progress to a questionnaire, with what is known beforehand; pure. */
public final class FormPopulation {
    private final FhirPaths paths;
    private final String canonical;

    /** @param canonical base of the canonical URLs of our packages */
    public FormPopulation(FhirPaths paths, String canonical) {
        this.paths = paths;
        this.canonical = canonical;
    }

    /**
     * The circumstances of the answers.
     *
     * @param person as {@code Patient/id}
     * @param referral as {@code ServiceRequest/id}
     * @param author who fills the questionnaire in, if that is known
     * @param launch the resources of the launch context, by name
     */
    public record Circumstances(
            String person,
            Optional<String> referral,
            Optional<Timepoint> timepoint,
            Optional<String> author,
            Map<String, Resource> launch,
            Instant now) {
        public Circumstances {
            launch = Map.copyOf(launch);
        }
    }

    /** The answers, and a sentence about each item that could not be filled in. */
    public record Populated(QuestionnaireResponse response, List<String> issues) {
        public Populated {
            issues = List.copyOf(issues);
        }
    }

    /** The answers in progress to {@code form}. */
    public Populated populate(Questionnaire form, Circumstances known) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        List<String> issues = new ArrayList<>();
        known.timepoint()
                .ifPresent(timepoint -> response.addExtension(new Extension(
                        canonical + "/StructureDefinition/timepoint",
                        new CodeableConcept(new Coding(
                                canonical + "/CodeSystem/sp-timepoint", timepoint.code(), timepoint.display())))));
        known.referral().ifPresent(referral -> response.addBasedOn(new Reference(referral)));
        if (form.hasUrl()) {
            response.setQuestionnaire(form.getUrl() + (form.hasVersion() ? "|" + form.getVersion() : ""));
        } else {
            issues.add("The questionnaire has no canonical URL, so the answers do not name it.");
        }
        response.setStatus(QuestionnaireResponseStatus.INPROGRESS);
        response.setSubject(new Reference(known.person()));
        response.setAuthoredElement(new DateTimeType(Date.from(known.now().truncatedTo(ChronoUnit.SECONDS))));
        known.author().ifPresent(author -> response.setAuthor(new Reference(author)));
        response.setItem(items(form.getItem(), known.launch(), issues));
        return new Populated(response, issues);
    }

    private List<QuestionnaireResponseItemComponent> items(
            List<QuestionnaireItemComponent> asked, Map<String, Resource> launch, List<String> issues) {
        List<QuestionnaireResponseItemComponent> items = new ArrayList<>();
        for (QuestionnaireItemComponent question : asked) {
            if (question.getType() == QuestionnaireItemType.DISPLAY) {
                continue;
            }
            QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
            item.setLinkId(question.getLinkId());
            item.setText(question.getText());
            initial(question).forEach(value -> item.addAnswer().setValue(value.copy()));
            if (!item.hasAnswer() && LaunchExpression.isAsked(question)) {
                known(question, launch)
                        .ifPresentOrElse(
                                value -> item.addAnswer().setValue(value),
                                () -> issues.add("Item '" + question.getLinkId()
                                        + "' was not filled in: the launch context has no single value for"
                                        + " it, or the expression is more than a path such as %patient.birthDate."));
            }
            List<QuestionnaireResponseItemComponent> below = items(question.getItem(), launch, issues);
            if (item.hasAnswer()) {
                item.getAnswerFirstRep().setItem(below);
            } else {
                item.setItem(below);
            }
            items.add(item);
        }
        return items;
    }

    private static List<Type> initial(QuestionnaireItemComponent question) {
        List<Type> values = new ArrayList<>();
        question.getInitial().forEach(initial -> values.add(initial.getValue()));
        question.getAnswerOption().stream()
                .filter(option -> option.getInitialSelected() && values.isEmpty())
                .forEach(option -> values.add(option.getValue()));
        return values;
    }

    private Optional<Type> known(QuestionnaireItemComponent question, Map<String, Resource> launch) {
        List<Base> values = LaunchExpression.of(question)
                .map(expression -> expression.values(launch, paths))
                .orElse(List.of());
        return values.size() == 1 && question.getType() != null ? fitting(question, values.get(0)) : Optional.empty();
    }

    /** {@code value} as an answer to {@code question}; empty if it is of another type. */
    private static Optional<Type> fitting(QuestionnaireItemComponent question, Base value) {
        String text = value instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : null;
        if (text == null) {
            return value instanceof Coding coding && question.getType() == QuestionnaireItemType.CHOICE
                    ? Optional.of(coding)
                    : Optional.empty();
        }
        return switch (question.getType()) {
            case STRING, TEXT -> Optional.of(new StringType(text));
            case DATE -> value instanceof DateType ? Optional.of(new DateType(text)) : Optional.empty();
            case BOOLEAN -> value instanceof BooleanType ? Optional.of(new BooleanType(text)) : Optional.empty();
            case CHOICE ->
                question.getAnswerOption().stream()
                        .map(option -> option.getValue())
                        .filter(option -> option instanceof Coding coding && text.equals(coding.getCode()))
                        .findFirst()
                        .map(Type::copy);
            default -> Optional.empty();
        };
    }
}
