package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.util.function.Supplier;
import org.footbridge.access.AccessControl;
import org.footbridge.access.AccessPolicy;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.search.type.SearchBasis;
import org.footbridge.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The policy that decides what callers may do. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);

    /** Without authentication, every client may do everything. */
    @Bean
    @ConditionalOnMissingBean
    AccessPolicy accessPolicy(
            ServerSettings settings,
            SearchParameterRegistry parameters,
            Supplier<SearchEngine> searchEngine,
            Store store,
            FhirContext context) {
        if (settings.security().mode() == SecuritySettings.Mode.SMART) {
            return PolicyWiring.policy(settings, parameters, searchEngine, store, context);
        }
        log.warn("SECURITY IS OFF (footbridge.security.mode=open): every client that reaches this server may read and"
                + " change everything. This is for trials on one machine, not for data about people.");
        return AccessPolicy.OPEN;
    }

    @Bean
    Supplier<SearchEngine> searchEngine(
            ServerSettings settings, SearchParameterRegistry parameters, SearchBasis basis) {
        int count = settings.search().countDefault();
        int most = settings.search().countMax();
        return parameters.derived(current -> SearchEngine.of(current, basis, count, most));
    }

    @Bean
    AccessControl accessControl(
            AccessPolicy policy, Supplier<SearchEngine> searchEngine, Store store, IndexWiring index) {
        return new AccessControl(policy, searchEngine, index.live()::entries, store.search()::exists);
    }
}
