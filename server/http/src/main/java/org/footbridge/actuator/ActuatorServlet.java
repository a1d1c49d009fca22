package org.footbridge.actuator;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Tag;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.footbridge.problem.Problem;
import org.footbridge.profile.CompiledProfiles;
import org.footbridge.validation.CompiledValidation;

/**
 * Servlet for {@code GET /actuator/...}. Without authentication it answers this machine and the clients that the operator has allowed, and
 * refuses requests that a proxy has forwarded: they seem to come from this machine but are made for another client.
 */
public final class ActuatorServlet extends HttpServlet {
    public static final String PATH = "/actuator";

    @Serial
    private static final long serialVersionUID = 1L;

    private static final List<String> ENDPOINTS =
            List.of("health", "info", "jobs", "metrics", "prometheus", "profiles");
    private static final List<String> PASSED_ON = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "Via");
    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final String version;
    private final transient Optional<Predicate<String>> clients;
    private final transient Health health;
    private final transient Meters meters;
    private final transient CompiledValidation validation;
    private final transient JobReport jobs;
    private final transient ObjectMapper mapper = new ObjectMapper();

    /**
     * @param clients the IP addresses that may use the endpoints, in addition to those of this machine; empty if whoever gets here
     *     may, because a token was checked
     */
    public ActuatorServlet(
            String version,
            Optional<Predicate<String>> clients,
            Health health,
            Meters meters,
            CompiledValidation validation,
            JobReport jobs) {
        this.clients = clients;
        this.version = version;
        this.health = health;
        this.meters = meters;
        this.validation = validation;
        this.jobs = jobs;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!isKnown(request)) {
            answer(
                    response,
                    403,
                    Map.of(
                            "error",
                            "The actuator answers this machine and the addresses in footbridge.security.clients only,"
                                    + " and not through a proxy."));
            return;
        }
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        switch (path) {
            case "" -> answer(response, 200, links(request));
            case "health" -> health(response, health.now());
            case "health/readiness" -> health(response, Health.status(health.status()));
            case "health/liveness" -> answer(response, 200, Health.status("UP"));
            case "info" -> answer(response, 200, info());
            case "jobs" -> answer(response, 200, Map.of("jobs", jobs.latest()));
            case "metrics" -> answer(response, 200, Map.of("names", meters.names()));
            case "prometheus" ->
                answer(response, 200, PROMETHEUS, meters.prometheus().getBytes(StandardCharsets.UTF_8));
            case "profiles" -> answer(response, 200, profiles());
            default -> metersOrNothing(request, response, path);
        }
    }

    private void metersOrNothing(HttpServletRequest request, HttpServletResponse response, String path)
            throws IOException {
        try {
            Optional<Map<String, Object>> meter = path.startsWith("metrics/")
                    ? meter(path.substring("metrics/".length()), request)
                    : Optional.empty();
            answer(response, meter.isEmpty() ? 404 : 200, meter.orElse(unknown(path)));
        } catch (Problem unreadable) {
            answer(response, unreadable.kind().status(), Map.of("error", unreadable.message()));
        }
    }

    private boolean isKnown(HttpServletRequest request) throws IOException {
        if (clients.isEmpty()) {
            return true;
        }
        String client = request.getRemoteAddr();
        return (InetAddress.getByName(client).isLoopbackAddress()
                        || clients.get().test(client))
                && PASSED_ON.stream().allMatch(header -> request.getHeader(header) == null);
    }

    private static Map<String, Object> links(HttpServletRequest request) {
        Map<String, Object> links = new LinkedHashMap<>();
        for (String endpoint : ENDPOINTS) {
            links.put(endpoint, Map.of("href", request.getContextPath() + PATH + "/" + endpoint, "templated", false));
        }
        return Map.of("_links", links);
    }

    private void health(HttpServletResponse response, Map<String, Object> now) throws IOException {
        answer(response, "UP".equals(now.get("status")) ? 200 : 503, now);
    }

    private Map<String, Object> info() {
        return Map.of(
                "build", Map.of("name", "Footbridge", "version", version),
                "fhir", Map.of("version", "4.0.1"),
                "java", Map.of("version", Runtime.version().toString()));
    }

    /** The profiles that have been used so far; the elements that are left to HAPI's validator, with the reason. */
    private Map<String, Object> profiles() {
        Map<String, List<String>> uncompiled = new TreeMap<>(
                validation.inUse().map(CompiledProfiles::uncompiled).orElse(Map.of()));
        List<Map<String, Object>> profiles = uncompiled.entrySet().stream()
                .map(profile -> Map.<String, Object>of("url", profile.getKey(), "leftToHapi", profile.getValue()))
                .toList();
        return Map.of("profiles", profiles);
    }

    private Optional<Map<String, Object>> meter(String name, HttpServletRequest request) {
        List<Tag> tags = Stream.ofNullable(request.getParameterValues("tag"))
                .flatMap(Stream::of)
                .filter(tag -> tag.indexOf(':') > 0)
                .map(tag -> Tag.of(tag.substring(0, tag.indexOf(':')), tag.substring(tag.indexOf(':') + 1)))
                .toList();
        return meters.meter(name, tags);
    }

    private static Map<String, Object> unknown(String path) {
        return Map.of("error", "There is no '" + path + "'; ask for " + String.join(", ", ENDPOINTS) + ".");
    }

    private void answer(HttpServletResponse response, int status, Map<String, Object> body) throws IOException {
        answer(response, status, JSON, mapper.writeValueAsBytes(body));
    }

    private static void answer(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
