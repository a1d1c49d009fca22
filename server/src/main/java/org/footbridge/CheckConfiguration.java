package org.footbridge;

import javax.sql.DataSource;
import org.footbridge.search.SearchIndexer;
import org.footbridge.store.check.ConsistencyCheck;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The beans of the consistency check: the database as it is, and an indexer equal to the server's. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties({ServerSettings.class, ServerProperties.class})
@Import(CommandDatabase.class)
class CheckConfiguration {
    @Bean
    ConsistencyCheck consistencyCheck(
            DataSource source, ServerSettings settings, ServerProperties server, Environment environment) {
        CommandIndex index = CommandIndex.open(source, settings, server);
        SearchIndexer indexer = index.indexer();
        return new ConsistencyCheck(
                source,
                index.store().keys(),
                version -> index.reindexer().entries(version, indexer),
                sample(environment));
    }

    private static double sample(Environment environment) {
        String sample = environment.getProperty("sample", "1");
        if (!sample.matches("0(\\.\\d+)?|1(\\.0+)?")) {
            throw new SettingException("sample is '" + sample
                    + "'; it must be the part of the resources whose index is compared, 0 to 1, such as 0.01.");
        }
        return Double.parseDouble(sample);
    }
}
