package org.footbridge;

import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import liquibase.exception.ValidationFailedException;
import org.footbridge.database.DataDirectoryException;
import org.footbridge.packages.PackageDirectory;
import org.footbridge.problem.LibraryMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** Names the setting that stopped the start, in one sentence. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureAnalyzer implements FailureAnalyzer {
    private static final Map<Class<?>, String> FORMS = Map.of(
            Integer.class,
            "a whole number",
            Long.class,
            "a whole number",
            Double.class,
            "a number such as 0.5",
            Boolean.class,
            "true or false",
            Duration.class,
            "a duration such as 10s",
            DataSize.class,
            "a size such as 8MB",
            InetAddress.class,
            "the IP address or name of a host",
            Path.class,
            "a path");

    @Override
    @Nullable
    public FailureAnalysis analyze(Throwable failure) {
        String sentence = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            sentence = Optional.ofNullable(sentence(cause)).orElse(sentence); // the innermost knows best
        }
        return sentence == null ? null : new FailureAnalysis(sentence, null, failure);
    }

    @Nullable
    private static String sentence(Throwable cause) {
        if (cause instanceof SettingException
                || cause instanceof DataDirectoryException
                || cause instanceof PackageDirectory.Unusable) {
            return cause.getMessage();
        } else if (cause instanceof UnboundConfigurationPropertiesException unbound) {
            return unbound.getUnboundProperties().stream()
                            .map(property -> property.getName().toString())
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + " is no setting of this server; docs/configuration.md has them all.";
        } else if (cause instanceof BindException binding && binding.getProperty() != null) {
            return binding(binding, Objects.requireNonNull(binding.getProperty()));
        } else if (cause instanceof ValidationFailedException) {
            return "The tables in the database (footbridge.data-dir or spring.datasource.url) were made by another"
                    + " build of this server, which this one cannot go on from.";
        } else if (cause instanceof PortInUseException taken) {
            return "server.port " + taken.getPort()
                    + " is taken by another process; stop that one, or set another port.";
        } else if (cause instanceof SQLException) {
            return "The database of spring.datasource.url does not answer as it should: " + cause.getMessage();
        }
        return null;
    }

    private static String binding(BindException binding, ConfigurationProperty property) {
        String given = property.getName() + " is '" + property.getValue() + "'; ";
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(
                binding.getTarget().getType().resolve(Object.class));
        return given + accepted(type).orElseGet(() -> "it cannot be used: " + reason(rootOf(binding))) + ".";
    }

    /** The form of values of {@code type}, for a sentence; empty for a type that settings are only parts of. */
    private static Optional<String> accepted(Class<?> type) {
        if (type.isEnum()) {
            return Optional.of(Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "it must be one of ", "")));
        }
        return Optional.ofNullable(FORMS.get(type)).map(form -> "it must be " + form);
    }

    /** The innermost cause. */
    static Throwable rootOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The message of {@code failure}, on one line without a full stop. */
    static String reason(Throwable failure) {
        return LibraryMessage.of(failure.getMessage(), "it is not understood")
                .replaceAll("\\s+", " ")
                .replaceAll("[.!]+$", "");
    }
}
