package org.footbridge.actuator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The health of the server: it is up if the database answers. Until the validator is ready, only writes wait. Stored
 * definitions that cannot take effect are listed, because they would otherwise go unnoticed.
 */
public final class Health {
    private static final int DEFINITIONS_MAX = 100;

    private final BooleanSupplier database;
    private final BooleanSupplier validator;
    private final Supplier<Map<String, List<String>>> ineffective;

    /** @param ineffective why stored definitions take no effect: sentences, by place such as {@code ValueSet/1} */
    public Health(
            BooleanSupplier database, BooleanSupplier validator, Supplier<Map<String, List<String>>> ineffective) {
        this.database = database;
        this.validator = validator;
        this.ineffective = ineffective;
    }

    /** UP or DOWN; it queries the database. */
    String status() {
        return database.getAsBoolean() ? "UP" : "DOWN";
    }

    /** Returns the current health in detail; it queries the database. */
    Map<String, Object> now() {
        String now = status();
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("db", status(now));
        components.put("validator", status(validator.getAsBoolean() ? "UP" : "UNKNOWN"));
        components.put("definitions", definitions());
        Map<String, Object> health = new LinkedHashMap<>(status(now));
        health.put("components", components);
        return health;
    }

    /** The first {@value #DEFINITIONS_MAX} that take no effect. */
    private Map<String, Object> definitions() {
        Map<String, List<String>> all = ineffective.get();
        if (all.isEmpty()) {
            return status("UP");
        }
        Map<String, String> reasons = new TreeMap<>();
        all.forEach((place, sentences) -> reasons.put(place, String.join(" ", sentences)));
        Map<String, String> first = new LinkedHashMap<>();
        reasons.entrySet().stream().limit(DEFINITIONS_MAX).forEach(one -> first.put(one.getKey(), one.getValue()));
        return Map.of("status", "UP", "details", Map.of("withoutEffect", all.size(), "reasons", first));
    }

    static Map<String, Object> status(String status) {
        return Map.of("status", status);
    }
}
