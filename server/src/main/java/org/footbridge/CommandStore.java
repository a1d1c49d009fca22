package org.footbridge;

import javax.sql.DataSource;
import org.footbridge.store.Store;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The beans of commands that work on the tables only: the database as it is. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerSettings.class)
@Import(CommandDatabase.class)
class CommandStore {
    @Bean
    Store store(DataSource source, ServerSettings settings) {
        return Store.open(source, settings.search().rowsMax(), settings.search().includeMax());
    }
}
