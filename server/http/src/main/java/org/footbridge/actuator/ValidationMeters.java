package org.footbridge.actuator;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.profile.CompiledProfiles;
import org.footbridge.profile.check.CodeRules.Usage;
import org.footbridge.validation.CompiledValidation;

/**
 * Meters of validation and FHIRPath: the number of compiled checks and evaluations, and a counter for each kind of fallback
 * to HAPI.
 */
public final class ValidationMeters implements MeterBinder {
    private final CompiledValidation validation;

    public ValidationMeters(CompiledValidation validation) {
        this.validation = validation;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter("resources", "Resources that were validated", CompiledValidation::accepted)
                .tag("by", "compiled")
                .register(registry);
        counter("resources", "Resources that were validated", ValidationMeters::left)
                .tag("by", "hapi")
                .register(registry);
        for (String feature : features()) {
            counter("left", "Resources left to HAPI's validator", some -> left(some, feature))
                    .tag("feature", feature)
                    .register(registry);
        }
        bindPaths(registry);
        bindCodes(registry);
        Gauge.builder("footbridge.validation.profiles", validation, ValidationMeters::profiles)
                .description("Compiled profiles and types")
                .register(registry);
    }

    private FunctionCounter.Builder<CompiledValidation> counter(
            String name, String description, ToDoubleFunction<CompiledValidation> value) {
        return FunctionCounter.builder("footbridge.validation." + name, validation, value)
                .description(description);
    }

    private void bindPaths(MeterRegistry registry) {
        FhirPaths paths = validation.paths();
        String description = "Evaluations of FHIRPath, for searches, invariants and patches";
        FunctionCounter.builder("footbridge.fhirpath", paths, some -> some.evaluations() - some.fallbacks())
                .tag("by", "compiled")
                .description(description)
                .register(registry);
        FunctionCounter.builder("footbridge.fhirpath", paths, FhirPaths::fallbacks)
                .tag("by", "hapi")
                .description(description)
                .register(registry);
    }

    private void bindCodes(MeterRegistry registry) {
        counter("codes", "Questions about codes", some -> usage(some).answeredByKept())
                .tag("by", "cache")
                .register(registry);
        counter("codes", "Questions about codes", some -> usage(some).answeredByHapi())
                .tag("by", "hapi")
                .register(registry);
        Gauge.builder(
                        "footbridge.validation.codes.kept",
                        validation,
                        some -> usage(some).kept())
                .description("Cached answers on codes")
                .register(registry);
    }

    private Set<String> features() {
        Set<String> features = new TreeSet<>();
        validation.doubted().keySet().forEach(doubt -> features.add(doubt.feature()));
        return features;
    }

    private static double left(CompiledValidation validation) {
        return validation.doubted().values().stream().mapToLong(Long::longValue).sum();
    }

    private static double left(CompiledValidation validation, String feature) {
        return validation.doubted().entrySet().stream()
                .filter(doubted -> doubted.getKey().feature().equals(feature))
                .mapToLong(doubted -> doubted.getValue())
                .sum();
    }

    private static Usage usage(CompiledValidation validation) {
        return validation.inUse().map(profiles -> profiles.codes().usage()).orElse(new Usage(0, 0, 0));
    }

    private static double profiles(CompiledValidation validation) {
        return validation
                .inUse()
                .map(CompiledProfiles::uncompiled)
                .map(all -> all.size())
                .orElse(0);
    }
}
