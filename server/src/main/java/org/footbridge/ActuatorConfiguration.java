package org.footbridge;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.footbridge.actuator.ActuatorServlet;
import org.footbridge.actuator.Health;
import org.footbridge.actuator.JobReport;
import org.footbridge.actuator.Meters;
import org.footbridge.actuator.ValidationMeters;
import org.footbridge.jobs.Jobs;
import org.footbridge.reindex.CustomParameters;
import org.footbridge.rest.container.RateLimits;
import org.footbridge.rest.container.Throttle;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.definition.KnownDefinitions;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The HTTP endpoints for operators. They report only counters that exist anyway. */
@Configuration(proxyBeanMethods = false)
class ActuatorConfiguration {
    private static final int PING_SECONDS = 2;

    private final DataSource source;

    ActuatorConfiguration(DataSource source) {
        this.source = source;
    }

    @Bean
    ServletRegistrationBean<ActuatorServlet> actuator(
            ServerSettings settings,
            ResourceValidator validator,
            Readiness readiness,
            KnownDefinitions definitions,
            IndexWiring index,
            RateLimits limits,
            Jobs jobs) {
        String version = getClass().getPackage().getImplementationVersion();
        ActuatorServlet servlet = new ActuatorServlet(
                version == null ? "development" : version,
                settings.security().mode() == SecuritySettings.Mode.OPEN
                        ? Optional.of(settings.security().clientNetworks()::contains)
                        : Optional.empty(),
                new Health(
                        this::answers,
                        readiness::isValidatorReady,
                        () -> withoutEffect(definitions, index.parameters())),
                new Meters(List.of(
                        new ValidationMeters(validator.compiled()),
                        this::bindPool,
                        registry -> bind(limits, registry))),
                validator.compiled(),
                new JobReport(jobs));
        return new ServletRegistrationBean<>(servlet, ActuatorServlet.PATH + "/*");
    }

    private static Map<String, List<String>> withoutEffect(KnownDefinitions definitions, CustomParameters parameters) {
        Map<String, List<String>> all = new HashMap<>(definitions.knownProblems());
        parameters.refused().forEach((place, reason) -> all.put(place, List.of(reason)));
        return all;
    }

    private boolean answers() {
        try (Connection connection = source.getConnection()) {
            return connection.isValid(PING_SECONDS);
        } catch (SQLException down) {
            return false;
        }
    }

    /** Under the names that Micrometer and HikariCP have for them elsewhere. */
    private void bindPool(MeterRegistry registry) {
        pool(registry, "hikaricp.connections.active", HikariPoolMXBean::getActiveConnections);
        pool(registry, "hikaricp.connections.idle", HikariPoolMXBean::getIdleConnections);
        pool(registry, "hikaricp.connections.pending", HikariPoolMXBean::getThreadsAwaitingConnection);
        pool(registry, "hikaricp.connections", HikariPoolMXBean::getTotalConnections);
    }

    private static void bind(RateLimits limits, MeterRegistry registry) {
        refused("requests", limits.requests(), registry);
        refused("sign-ins", limits.signIns(), registry);
    }

    private static void refused(String limit, Throttle throttle, MeterRegistry registry) {
        FunctionCounter.builder("footbridge.ratelimit.refused", throttle, Throttle::refused)
                .tag("limit", limit)
                .register(registry);
    }

    private void pool(MeterRegistry registry, String name, ToDoubleFunction<HikariPoolMXBean> value) {
        if (source instanceof HikariDataSource hikari && hikari.getHikariPoolMXBean() != null) {
            Gauge.builder(name, hikari.getHikariPoolMXBean(), value).register(registry);
        }
    }
}
