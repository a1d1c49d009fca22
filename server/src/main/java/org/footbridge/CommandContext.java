package org.footbridge;

import java.util.function.ToIntFunction;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The settings and beans of a command, which opens no port: an application context that is closed when the command has run. */
final class CommandContext {
    private CommandContext() {}

    /**
     * The exit code that {@code command} returns.
     *
     * @param configuration the beans of the command
     * @param notRun the exit code if the context cannot be made, whose reason has been logged then
     */
    static int run(
            Class<?> configuration,
            String[] settings,
            int notRun,
            ToIntFunction<ConfigurableApplicationContext> command) {
        SpringApplication application = new SpringApplication(configuration);
        application.setWebApplicationType(WebApplicationType.NONE);
        ConfigurableApplicationContext context;
        try {
            context = application.run(settings);
        } catch (RuntimeException saidAlready) {
            return notRun;
        }
        try (context) {
            return command.applyAsInt(context);
        }
    }
}
