package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.rest.metadata.CapabilitySettings;
import org.footbridge.rest.metadata.SecurityStatement;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.operation.OperationRegistry;
import org.footbridge.rest.provider.EverythingOperation;
import org.footbridge.rest.provider.InstallOperation;
import org.footbridge.rest.provider.Interactions;
import org.footbridge.rest.provider.ReindexOperation;
import org.footbridge.rest.provider.ValidateOperation;
import org.footbridge.rest.provider.VersionsOperation;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.store.Store;
import org.footbridge.transaction.ChangeRules.Dangling;
import org.footbridge.validation.definition.ConformancePackages;
import org.footbridge.validation.definition.ConformancePackages.Definition;
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
            FhirContext context,
            Interactions interactions,
            Store store,
            SearchParameterRegistry parameters,
            ConformancePackages packages,
            InstallOperation install,
            TerminologyWiring terminology,
            ReferralConfiguration.ReferralOperations referrals) {
        List<OperationProvider> providers = new ArrayList<>();
        providers.add(new ValidateOperation.OfAllTypes(context, interactions.repository(), interactions.trial()));
        providers.addAll(terminology.operations());
        providers.add(
                new EverythingOperation(context.getResourceTypes(), interactions.reading(), interactions.searching()));
        providers.add(new VersionsOperation());
        providers.add(install);
        providers.add(new ReindexOperation(store.reindex(), parameters));
        providers.addAll(referrals.providers());
        return new OperationRegistry(urls(packages, "OperationDefinition"), providers);
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
