package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.footbridge.directory.openreferral.feed.FeedImport;
import org.footbridge.rest.audit.AuditGate;
import org.footbridge.rest.metadata.CapabilitySettings;
import org.footbridge.rest.metadata.SecurityStatement;
import org.footbridge.rest.openreferral.ImportOpenReferralOperation;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.operation.OperationRegistry;
import org.footbridge.rest.outcome.report.OutcomesReportOperation;
import org.footbridge.rest.provider.AuditOperations;
import org.footbridge.rest.provider.DiffOperation;
import org.footbridge.rest.provider.EverythingOperation;
import org.footbridge.rest.provider.InstallOperation;
import org.footbridge.rest.provider.Interactions;
import org.footbridge.rest.provider.ReindexOperation;
import org.footbridge.rest.provider.SubscriptionStatusOperation;
import org.footbridge.rest.provider.ValidateOperation;
import org.footbridge.rest.provider.VersionsOperation;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.store.Store;
import org.footbridge.store.audit.VerificationReport;
import org.footbridge.transaction.ChangeRules.Dangling;
import org.footbridge.validation.definition.ConformancePackages;
import org.footbridge.validation.definition.ConformancePackages.Definition;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalDeleteStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ReferenceHandlingPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operations of the server, and what its CapabilityStatement says because of settings. */
@Configuration(proxyBeanMethods = false)
class OperationConfiguration {
    /** A new operation is a class, and a line here. */
    @Bean
    OperationRegistry operationRegistry(
            ServerSettings settings,
            FhirContext context,
            Interactions interactions,
            Store store,
            SearchParameterRegistry parameters,
            ConformancePackages packages,
            InstallOperation install,
            FeedImport feeds,
            TerminologyWiring terminology,
            ReferralConfiguration.ReferralOperations referrals,
            OutcomesReportOperation outcomesReport,
            QuestionnaireConfiguration.QuestionnaireOperations questionnaires,
            DirectoryConfiguration.DirectoryOperations directory) {
        List<OperationProvider> providers = new ArrayList<>();
        providers.add(new ValidateOperation.OfAllTypes(context, interactions.repository(), interactions.trial()));
        providers.addAll(terminology.operations());
        providers.add(
                new EverythingOperation(context.getResourceTypes(), interactions.reading(), interactions.searching()));
        providers.add(new SubscriptionStatusOperation(interactions.reading(), store.subscriptions()));
        providers.add(new VersionsOperation());
        providers.add(new AuditOperations(interactions.repository(), verification(settings, store)));
        providers.add(new DiffOperation.OfAllTypes(models(context), interactions.reading()));
        providers.add(install);
        providers.add(new ImportOpenReferralOperation(feeds));
        providers.add(new ReindexOperation(store.reindex(), parameters));
        providers.addAll(referrals.providers());
        providers.add(outcomesReport);
        providers.addAll(directory.providers());
        providers.addAll(questionnaires.providers());
        return new OperationRegistry(urls(packages, "OperationDefinition"), providers);
    }

    private static Optional<Supplier<VerificationReport>> verification(ServerSettings settings, Store store) {
        if (settings.auditMode() == AuditGate.Mode.OFF) {
            return Optional.empty();
        }
        AuditKeys keys = new AuditKeys(settings);
        return Optional.of(() -> store.verification().run(keys.trusted(), keys.kept(null)));
    }

    private static Set<Class<? extends IBaseResource>> models(FhirContext context) {
        return context.getResourceTypes().stream()
                .map(type -> context.getResourceDefinition(type).getImplementingClass())
                .collect(Collectors.toSet());
    }

    @Bean
    CapabilitySettings capabilitySettings(
            ServerSettings settings, ConformancePackages packages, SecurityStatement security) {
        return new CapabilitySettings(
                settings.search().fullText(),
                settings.updates().conditionalDeletesMax() == 1
                        ? ConditionalDeleteStatus.SINGLE
                        : ConditionalDeleteStatus.MULTIPLE,
                references(settings.references()),
                urls(packages, "ImplementationGuide"),
                security);
    }

    private static List<ReferenceHandlingPolicy> references(ServerSettings.References settings) {
        List<ReferenceHandlingPolicy> policies =
                new ArrayList<>(List.of(ReferenceHandlingPolicy.LITERAL, ReferenceHandlingPolicy.LOGICAL));
        if (settings.inTransactions() == Dangling.ENFORCE
                && settings.onDelete() == ServerSettings.References.OnDelete.BLOCK) {
            policies.add(ReferenceHandlingPolicy.ENFORCED);
        }
        if (settings.absolute() == Dangling.ENFORCE) {
            policies.add(ReferenceHandlingPolicy.LOCAL);
        }
        return policies;
    }

    private static List<String> urls(ConformancePackages packages, String type) {
        return packages.all().stream()
                .filter(definition -> definition.type().equals(type))
                .map(Definition::url)
                .toList();
    }
}
