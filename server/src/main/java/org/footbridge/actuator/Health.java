package org.footbridge.actuator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Whether the server can do its work: it can if the database answers. Until the validator is ready, only writes wait. */
public final class Health {
    private final BooleanSupplier database;
    private final BooleanSupplier validator;

    public Health(BooleanSupplier database, BooleanSupplier validator) {
        this.database = database;
        this.validator = validator;
    }

    /** As of now; the database is asked. */
    Map<String, Object> now() {
        boolean up = database.getAsBoolean();
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("db", status(up ? "UP" : "DOWN"));
        components.put("validator", status(validator.getAsBoolean() ? "UP" : "UNKNOWN"));
        Map<String, Object> health = new LinkedHashMap<>(status(up ? "UP" : "DOWN"));
        health.put("components", components);
        return health;
    }

    static Map<String, Object> status(String status) {
        return Map.of("status", status);
    }
}
