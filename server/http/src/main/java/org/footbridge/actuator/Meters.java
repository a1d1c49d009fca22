package org.footbridge.actuator;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All meters, as JSON and in the Prometheus text format. The registry is created on the first request. */
public final class Meters {
    private final List<MeterBinder> binders;
    private @Nullable PrometheusMeterRegistry registry;

    /**
     * @param binders are bound again on each request, for meters that were added since
     */
    public Meters(List<MeterBinder> binders) {
        this.binders = List.copyOf(binders);
    }

    private synchronized PrometheusMeterRegistry registry() {
        PrometheusMeterRegistry made = registry;
        if (made == null) {
            made = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            bindMachine(made);
            registry = made;
        }
        for (MeterBinder binder : binders) {
            binder.bindTo(made);
        }
        return made;
    }

    @SuppressWarnings("resource") // these hold nothing open
    private static void bindMachine(MeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** The meters in the Prometheus text format. */
    String prometheus() {
        return registry().scrape();
    }

    Collection<String> names() {
        return registry().getMeters().stream()
                .map(meter -> meter.getId().getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sums of the meters called {@code name} that have all of {@code tags}; empty if there is none. */
    Optional<Map<String, Object>> meter(String name, List<Tag> tags) {
        List<Meter> found = registry().getMeters().stream()
                .filter(meter -> meter.getId().getName().equals(name)
                        && meter.getId().getTags().containsAll(tags))
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(described(name, found));
    }

    private static Map<String, Object> described(String name, List<Meter> meters) {
        Meter.Id first = meters.get(0).getId();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", name);
        answer.put("description", first.getDescription());
        answer.put("baseUnit", first.getBaseUnit());
        answer.put("measurements", measurements(meters));
        answer.put("availableTags", tags(meters));
        return answer;
    }

    private static List<Map<String, Object>> measurements(List<Meter> meters) {
        Map<String, Double> sums = new TreeMap<>();
        for (Meter meter : meters) {
            for (Measurement one : meter.measure()) {
                sums.merge(one.getStatistic().name(), one.getValue(), Double::sum);
            }
        }
        return sums.entrySet().stream()
                .map(sum -> Map.<String, Object>of("statistic", sum.getKey(), "value", sum.getValue()))
                .toList();
    }

    private static List<Map<String, Object>> tags(List<Meter> meters) {
        Map<String, TreeSet<String>> values = new TreeMap<>();
        for (Meter meter : meters) {
            meter.getId()
                    .getTags()
                    .forEach(tag -> values.computeIfAbsent(tag.getKey(), first -> new TreeSet<>())
                            .add(tag.getValue()));
        }
        return values.entrySet().stream()
                .map(tag -> Map.<String, Object>of("tag", tag.getKey(), "values", tag.getValue()))
                .toList();
    }
}
