package org.footbridge;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Set;
import javax.sql.DataSource;
import org.footbridge.directory.listing.DirectoryFollower;
import org.footbridge.feed.ChangeConsumers;
import org.footbridge.feed.ChangeWatch;
import org.footbridge.store.Store;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.definition.StoredSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The consumers of changes: what every server does about them, and what one of the servers does. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {
    @Bean
    ChangeWatch changeWatch(Store store) {
        return new ChangeWatch(store.definitions(), store.outage());
    }

    @Bean
    ChangeConsumers changeConsumers(Store store) {
        return new ChangeConsumers(store.feed(), store.cursors(), store.outage());
    }

    @Bean
    BackgroundLifecycle feedLifecycle(
            DataSource source,
            Store store,
            ChangeWatch watch,
            ChangeConsumers consumers,
            ResourceValidator validator,
            IndexWiring index,
            DirectoryFollower directory) {
        watch.on(StoredSource.TYPES, validator::refresh);
        watch.on(Set.of("SearchParameter"), index.parameters()::refresh);
        watch.onLook(index.parameters()::refresh); // how far reindexing has come
        watch.onLook(directory::follow);
        return new BackgroundLifecycle(
                () -> {
                    watch.start(store.notifications());
                    consumers.start(store.notifications());
                    store.notifications().start(unpooled(source));
                },
                () -> {
                    consumers.close();
                    watch.close();
                    store.notifications().close();
                });
    }

    /** A connection that listens stays open, so it is none of the pool's. */
    private static DataSource unpooled(DataSource source) {
        if (!(source instanceof HikariDataSource pool)) {
            return source;
        }
        PGSimpleDataSource own = new PGSimpleDataSource();
        own.setURL(pool.getJdbcUrl());
        own.setUser(pool.getUsername());
        own.setPassword(pool.getPassword());
        own.setApplicationName("footbridge-listen");
        own.setTcpKeepAlive(true);
        return own;
    }
}
