package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.footbridge.access.AccessControl;
import org.footbridge.access.policy.PolicyExplainer;
import org.footbridge.access.policy.RolePolicy;
import org.footbridge.search.SearchEngine;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The beans of the command that explains the access policy: the policy of the settings on the database as it is. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties({ServerSettings.class, ServerProperties.class})
@Import(CommandDatabase.class)
class AccessConfiguration {
    @Bean
    CommandIndex commandIndex(DataSource source, ServerSettings settings, ServerProperties server) {
        return CommandIndex.open(source, settings, server);
    }

    @Bean
    PolicyExplainer policyExplainer(ServerSettings settings, CommandIndex index) {
        Supplier<SearchEngine> engine = index.parameters()
                .derived(current -> SearchEngine.of(
                        current,
                        index.basis(),
                        settings.search().countDefault(),
                        settings.search().countMax()));
        RolePolicy policy =
                PolicyWiring.policy(settings, index.parameters(), engine, index.store(), FhirContext.forR4Cached());
        return new PolicyExplainer(
                policy,
                new AccessControl(policy, engine, index::entries, index.store().search()::exists));
    }
}
