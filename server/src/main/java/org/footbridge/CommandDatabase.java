package org.footbridge;

import java.util.Optional;
import org.footbridge.database.DatabaseLogin;
import org.footbridge.database.EmbeddedDatabase;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** The server's database for a command: as it is, whether a server runs on it or not. */
@ImportAutoConfiguration(DataSourceAutoConfiguration.class)
class CommandDatabase {
    @Bean
    @Conditional(ServerConfiguration.NoDatabaseGiven.class)
    JdbcConnectionDetails embeddedConnection(RunningDatabase database) {
        return new ServerConfiguration.EmbeddedConnection(database.login());
    }

    @Bean
    @Conditional(ServerConfiguration.NoDatabaseGiven.class)
    RunningDatabase runningDatabase(ServerSettings settings) {
        Optional<DatabaseLogin> running = EmbeddedDatabase.running(settings.dataDir());
        if (running.isPresent()) {
            return new RunningDatabase(running.get(), () -> {});
        } else if (!EmbeddedDatabase.exists(settings.dataDir())) {
            throw new SettingException("There is no database in footbridge.data-dir '" + settings.dataDir()
                    + "'; set it, or spring.datasource.url, as it is set for the server.");
        }
        EmbeddedDatabase started = EmbeddedDatabase.start(settings.dataDir());
        return new RunningDatabase(started.login(), started::close);
    }

    /** {@code stop} ends it if it was started for the command. */
    record RunningDatabase(DatabaseLogin login, Runnable stop) implements AutoCloseable {
        @Override
        public void close() {
            stop.run();
        }
    }
}
