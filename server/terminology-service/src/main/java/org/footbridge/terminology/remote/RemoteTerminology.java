package org.footbridge.terminology.remote;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;

/** Queries on code systems and value sets of another terminology server. An empty result means unknown. */
public final class RemoteTerminology {
    /**
     * Matches absolute URIs. Relative references such as {@code ValueSet/1} have a meaning only on this server and are not
     * sent.
     */
    private static final Pattern ABSOLUTE = Pattern.compile("(https?:|urn:)\\S+.*");

    private final FhirContext context;
    private final RemoteServer server;

    /** @param lifetime how long an answer is kept */
    public RemoteTerminology(FhirContext context, URI url, Duration timeout, Duration lifetime) {
        this.context = context;
        this.server = new RemoteServer(url, timeout, lifetime, System::nanoTime);
    }

    /** A code of a code system, with or without the version of the system. */
    public record Coded(String system, String version, String code) {}

    public Optional<Parameters> validate(Coded coded) {
        return parameters("CodeSystem/$validate-code", coded.system(), named("url", coded));
    }

    public Optional<Parameters> validate(Coded coded, String valueSet) {
        Map<String, String> values =
                new HashMap<>(Map.of("url", valueSet, "system", coded.system(), "code", coded.code()));
        if (!coded.version().isEmpty()) {
            values.put("systemVersion", coded.version());
        }
        return parameters("ValueSet/$validate-code", valueSet, values);
    }

    public Optional<Parameters> lookup(Coded coded) {
        return parameters("CodeSystem/$lookup", coded.system(), named("system", coded));
    }

    public Optional<Parameters> subsumes(Coded codeA, String codeB) {
        Map<String, String> values = named("system", codeA);
        values.put("codeA", codeA.code());
        values.put("codeB", codeB);
        values.remove("code");
        return parameters("CodeSystem/$subsumes", codeA.system(), values);
    }

    /** A part of an expansion. */
    public Optional<ValueSet> expand(String valueSet, int offset, int count, boolean activeOnly) {
        Map<String, String> values = Map.of(
                "url", valueSet,
                "offset", String.valueOf(offset),
                "count", String.valueOf(count),
                "activeOnly", String.valueOf(activeOnly));
        return ask("ValueSet/$expand", valueSet, values, ValueSet.class).filter(ValueSet::hasExpansion);
    }

    private static Map<String, String> named(String system, Coded coded) {
        Map<String, String> values = new HashMap<>(Map.of(system, coded.system(), "code", coded.code()));
        if (!coded.version().isEmpty()) {
            values.put("version", coded.version());
        }
        return values;
    }

    private Optional<Parameters> parameters(String operation, String about, Map<String, String> values) {
        return ask(operation, about, values, Parameters.class);
    }

    private <T extends Resource> Optional<T> ask(
            String operation, String about, Map<String, String> values, Class<T> type) {
        return ABSOLUTE.matcher(about).matches()
                ? server.get(operation, values, body -> parsed(body, type))
                : Optional.empty();
    }

    private <T extends Resource> T parsed(byte[] body, Class<T> type) {
        IParser parser = context.newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false));
        try {
            return parser.parseResource(type, new String(body, StandardCharsets.UTF_8));
        } catch (DataFormatException | ClassCastException wrong) {
            throw new IllegalArgumentException("its response is not a " + type.getSimpleName(), wrong);
        }
    }
}
