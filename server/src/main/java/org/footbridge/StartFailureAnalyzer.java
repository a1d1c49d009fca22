package org.footbridge;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import liquibase.exception.ValidationFailedException;
import org.footbridge.database.DataDirectoryException;
import org.footbridge.guide.PackageDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one sentence which setting stopped the start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureAnalyzer implements FailureAnalyzer {
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
            return "The tables in the database (footbridge.data-dir or spring.datasource.url) were made by another build of"
                    + " this server, which this one cannot go on from.";
        } else if (cause instanceof SQLException) {
            return "The database of spring.datasource.url does not answer as it should: " + cause.getMessage();
        }
        return null;
    }

    private static String binding(BindException binding, ConfigurationProperty property) {
        Class<?> type = binding.getTarget().getType().resolve(Object.class);
        Object[] constants = type.getEnumConstants();
        String accepted = constants == null
                ? "a " + type.getSimpleName()
                : "one of "
                        + Arrays.stream(constants)
                                .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "));
        return property.getName() + " is '" + property.getValue() + "'; it must be " + accepted + ".";
    }
}
