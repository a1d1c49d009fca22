package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.util.List;
import org.footbridge.outcome.instrument.Instruments;
import org.footbridge.outcome.instrument.ScoreRule;
import org.footbridge.outcome.questionnaire.ExtractionParticipant;
import org.footbridge.outcome.questionnaire.FormPopulation;
import org.footbridge.outcome.questionnaire.Forms;
import org.footbridge.outcome.questionnaire.OutcomeParticipant;
import org.footbridge.outcome.questionnaire.SafetyReview;
import org.footbridge.outcome.questionnaire.ScoreExtraction;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.outcome.ExtractOperation;
import org.footbridge.rest.outcome.PopulateOperation;
import org.footbridge.rest.outcome.QuestionnaireCalls;
import org.footbridge.rest.provider.Interactions;
import org.footbridge.rest.referral.ReferralCalls;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.definition.ConformancePackages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operations on questionnaires, and the rules about scores and answers, which take part in all changes. */
@Configuration(proxyBeanMethods = false)
class QuestionnaireConfiguration {
    /** The providers of the operations. */
    record QuestionnaireOperations(List<OperationProvider> providers) {}

    @Bean
    QuestionnaireOperations questionnaireOperations(
            FhirContext context,
            Interactions interactions,
            ContentReader reader,
            ResourceValidator validator,
            ConformancePackages packages) {
        InstantSource clock = InstantSource.system();
        String canonical = ReferralConfiguration.canonical(packages);
        Instruments instruments = Instruments.ours(canonical);
        Forms forms = new Forms(packages.json("Questionnaire"), context);
        ChangeExecutor changes = interactions
                .changes()
                .alsoJoinedBy(new ExtractionParticipant(new SafetyReview(instruments, context, clock), context, clock));
        QuestionnaireCalls calls =
                new QuestionnaireCalls(new ReferralCalls(context, interactions.repository(), changes), reader);
        return new QuestionnaireOperations(List.of(
                new ExtractOperation(calls, new ScoreExtraction(instruments, forms), changes, context, canonical),
                new PopulateOperation(
                        calls, new FormPopulation(validator.compiled().paths(), canonical), forms, canonical, clock)));
    }

    /** The rules about scores and answers. */
    static OutcomeParticipant participant(FhirContext context, String canonical) {
        Instruments instruments = Instruments.ours(canonical);
        return new OutcomeParticipant(
                new ScoreRule(instruments), new SafetyReview(instruments, context, InstantSource.system()), context);
    }
}
