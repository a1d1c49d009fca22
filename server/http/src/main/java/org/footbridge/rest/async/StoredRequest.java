package org.footbridge.rest.async;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.access.Caller;
import org.footbridge.address.ServerBase;
import org.footbridge.rest.container.SyntheticRequest;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.RequestBase;
import org.footbridge.web.Preference;

/**
 * A request without its body, as the parameters of a job have it.
 *
 * @param caller on whose behalf the job runs
 * @param path after that of the servlet, as it is in the URL
 * @param query empty if there is none
 * @param base the URL under which the client reached the server
 * @param headers those that decide about the answer
 */
record StoredRequest(
        Caller caller,
        String method,
        String servletPath,
        String path,
        String query,
        String base,
        Map<String, String> headers) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // what follows from a caller is no part of it
            .build();
    private static final List<String> HEADERS = List.of("Accept", "Content-Type", "X-Provenance");
    private static final String PREFER = "Prefer";

    /** Preferences about when the answer comes, which are no business of the job. */
    private static final Set<String> OF_TIME = Set.of("respond-async", "wait");

    static StoredRequest of(HttpServletRequest request) {
        Map<String, String> headers = new TreeMap<>();
        HEADERS.forEach(name -> {
            List<String> values = Collections.list(request.getHeaders(name));
            if (!values.isEmpty()) {
                headers.put(name, String.join(",", values));
            }
        });
        List<String> preferences = new ArrayList<>();
        Preference.parse(Collections.list(request.getHeaders(PREFER))).values().forEach((name, value) -> {
            if (!OF_TIME.contains(name)) {
                preferences.add(value.isEmpty() ? name : name + "=" + value);
            }
        });
        if (!preferences.isEmpty()) {
            headers.put(PREFER, String.join(", ", preferences));
        }
        return new StoredRequest(
                Callers.of(request),
                request.getMethod(),
                request.getServletPath(),
                request.getRequestURI().substring(request.getServletPath().length()),
                Optional.ofNullable(request.getQueryString()).orElse(""),
                base(request).url(),
                headers);
    }

    /** The base URL of the server for this client. */
    static ServerBase base(HttpServletRequest request) {
        return request.getAttribute(RequestBase.ATTRIBUTE) instanceof ServerBase base ? base : ServerBase.NONE;
    }

    static StoredRequest parse(String json) {
        try {
            return MAPPER.readValue(json, StoredRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The parameters of the job cannot be read", e);
        }
    }

    String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The request, to be made again. */
    SyntheticRequest request(byte[] body) {
        SyntheticRequest request = new SyntheticRequest(method, servletPath, path)
                .body(body)
                .by(caller)
                .attribute(RequestBase.ATTRIBUTE, new ServerBase(base));
        headers.forEach(request::header);
        return query.isEmpty() ? request : request.query(query);
    }
}
