package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.util.Objects;
import org.footbridge.packages.StoredDefinitions;
import org.footbridge.store.Store;
import org.footbridge.transaction.StoredTargets;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.definition.ConformancePackages;
import org.footbridge.validation.definition.KnownDefinitions;
import org.footbridge.validation.definition.StoredSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that validate writes, and their preparation. */
@Configuration(proxyBeanMethods = false)
class ValidationConfiguration {
    @Bean
    ConformancePackages conformancePackages() {
        return new ConformancePackages();
    }

    @Bean
    KnownDefinitions knownDefinitions(
            FhirContext context,
            ConformancePackages packages,
            ObjectProvider<StoredDefinitions> stored,
            LateCodes codes) {
        return new KnownDefinitions(context, packages, StoredSource.late(stored::getObject), codes);
    }

    @Bean
    LateCodes lateCodes() {
        return new LateCodes();
    }

    @Bean
    StoredDefinitions storedDefinitions(Store store, ContentReader reader) {
        return new StoredDefinitions(store.storedDefinitions(), reader);
    }

    /** Begins when it is made, which is early; what it does needs no database. */
    @Bean
    ValidatorPreload headStart(ResourceValidator validator, ServerSettings settings) {
        ValidatorPreload headStart = new ValidatorPreload(validator);
        headStart.begin(settings.validation().mode());
        return headStart;
    }

    @Bean
    ResourceValidator resourceValidator(
            FhirContext context,
            ConformancePackages packages,
            KnownDefinitions definitions,
            ObjectProvider<Store> store,
            ServerSettings settings,
            ServerProperties server) {
        StoredTargets targets = new StoredTargets(store::getObject, ServerConfiguration.base(settings, server));
        return new ResourceValidator(context, packages, definitions, targets);
    }

    @Bean
    Readiness readiness(
            ResourceValidator validator,
            ServerSettings settings,
            Store store,
            ValidatorPreload headStart,
            ServletRegistrationBean<FhirServlet> servlet) {
        WarmUp rehearsal =
                new WarmUp(Objects.requireNonNull(servlet.getServlet()), store.writes(), validator.compiled());
        return new Readiness(validator, settings.validation().mode(), headStart, rehearsal);
    }
}
