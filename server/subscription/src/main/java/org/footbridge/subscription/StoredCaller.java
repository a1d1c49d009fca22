package org.footbridge.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;
import org.footbridge.access.Caller;

/** The caller on whose behalf a subscription is served, as JSON. Its rights are looked up each time. */
final class StoredCaller {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // what follows from a caller is no part of it
            .build();

    private StoredCaller() {}

    /** Without the request, and without a reason to see what is hidden, which holds for that request only. */
    static String json(Caller caller) {
        Caller plain = new Caller(
                caller.issuer(),
                caller.subject(),
                caller.client(),
                caller.roles(),
                caller.scopes(),
                caller.fhirUser(),
                caller.patient(),
                caller.organisations(),
                caller.purposes(),
                "",
                Optional.empty());
        try {
            return MAPPER.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Caller parse(String json) {
        try {
            return MAPPER.readValue(json, Caller.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The caller of a subscription cannot be read", e);
        }
    }
}
