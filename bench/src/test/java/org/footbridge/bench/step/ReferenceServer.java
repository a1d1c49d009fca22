package org.footbridge.bench.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.footbridge.bench.http.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * A server that keeps resources in a list and goes through all of it for every search. It knows nothing of the data but
 * what it was given, so what it finds is no copy of what the steps expect.
 */
public final class ReferenceServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, List<ObjectNode>> versions = new LinkedHashMap<>();
    private int changes;
    private @Nullable Predicate<ObjectNode> spoiler;
    private int spoiled;
    private boolean refusing;
    private boolean frozen;

    public ReferenceServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fhir", this::handle);
        server.start();
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", server.getAddress().getPort(), "/fhir");
    }

    /** From now on every searchset goes through this, which says whether it has changed it. */
    void spoil(Predicate<ObjectNode> how) {
        spoiler = how;
        spoiled = 0;
    }

    int spoiled() {
        return spoiled;
    }

    void heal() {
        spoiler = null;
    }

    /** From now on nothing is answered but 400. */
    public void refuse() {
        refusing = true;
    }

    /** Whether changes are answered with what there is, and not made. */
    void freeze(boolean how) {
        frozen = how;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath().replaceFirst("^/fhir/?", "");
        String query = exchange.getRequestURI().getRawQuery();
        if (refusing) {
            send(exchange, 400, JSON.createObjectNode().put("resourceType", "OperationOutcome"));
        } else if (path.isEmpty()) {
            send(exchange, 200, spoilt(bundle((ObjectNode) JSON.readTree(body))));
        } else if (exchange.getRequestMethod().equals("GET") && query != null) {
            send(exchange, 200, spoilt(new ReferenceSearch(current()).answer(path, query, endpoint() + "/" + path)));
        } else if (exchange.getRequestMethod().equals("PATCH")) {
            ObjectNode patched = latest(path).deepCopy();
            for (JsonNode operation : JSON.readTree(body)) {
                patched.set(operation.path("path").asText().substring(1), operation.path("value"));
            }
            send(exchange, 200, keep(path, patched));
        } else if (body.length > 0) {
            write(exchange, path, query, (ObjectNode) JSON.readTree(body));
        } else {
            read(exchange, path);
        }
    }

    private ObjectNode spoilt(ObjectNode bundle) {
        if (spoiler != null && spoiler.test(bundle)) {
            spoiled++;
        }
        return bundle;
    }

    private void write(HttpExchange exchange, String path, @Nullable String query, ObjectNode resource)
            throws IOException {
        boolean create = exchange.getRequestMethod().equals("POST");
        String condition = create ? exchange.getRequestHeaders().getFirst("If-None-Exist") : query;
        Optional<ObjectNode> match = condition == null ? Optional.empty() : match(path, condition);
        if (create && match.isPresent()) {
            send(exchange, 200, match.get());
        } else if (create) {
            send(exchange, 201, keep(fresh(path), resource));
        } else {
            send(
                    exchange,
                    200,
                    keep(
                            match.map(found -> path + "/" + found.path("id").asText())
                                    .orElse(path),
                            resource));
        }
    }

    private ObjectNode latest(String reference) {
        List<ObjectNode> all = versions.getOrDefault(reference, List.of());
        return all.get(all.size() - 1);
    }

    private String fresh(String type) {
        return type + "/x" + versions.size();
    }

    private Optional<ObjectNode> match(String type, String condition) {
        JsonNode found =
                new ReferenceSearch(current()).answer(type, condition, "").at("/entry/0/resource");
        return found instanceof ObjectNode resource ? Optional.of(resource) : Optional.empty();
    }

    /** Full URLs within the resources stay: nobody follows them here. */
    private ObjectNode bundle(ObjectNode bundle) {
        ObjectNode answer = JSON.createObjectNode().put("resourceType", "Bundle");
        for (JsonNode entry : bundle.path("entry")) {
            String url = entry.at("/request/url").asText();
            ObjectNode response = answer.withArrayProperty("entry").addObject();
            if (entry.at("/request/method").asText().equals("POST")) {
                String condition = entry.at("/request/ifNoneExist").asText();
                boolean there = !condition.isEmpty() && match(url, condition).isPresent();
                String reference = fresh(url);
                keep(reference, (ObjectNode) entry.path("resource").deepCopy());
                response.putObject("response")
                        .put("status", there ? "200 OK" : "201 Created")
                        .put("location", reference + "/_history/1");
            } else {
                response.set("resource", latest(url));
                response.putObject("response").put("status", "200 OK");
            }
        }
        return answer;
    }

    private ObjectNode keep(String reference, ObjectNode resource) {
        List<ObjectNode> all = versions.computeIfAbsent(reference, r -> new ArrayList<>());
        if (frozen && !all.isEmpty()) {
            return all.get(all.size() - 1);
        }
        resource.put("id", reference.substring(reference.indexOf('/') + 1));
        ObjectNode meta = resource.putObject("meta");
        meta.put("versionId", Integer.toString(all.size() + 1));
        meta.put("lastUpdated", String.format("%09d", changes++));
        all.add(resource);
        return resource;
    }

    private void read(HttpExchange exchange, String path) throws IOException {
        String[] parts = path.split("/", -1);
        List<ObjectNode> all = versions.getOrDefault(parts[0] + "/" + parts[1], List.of());
        if (parts.length == 2 || parts.length == 4) {
            int version = parts.length == 4 ? Integer.parseInt(parts[3]) : all.size();
            boolean same = exchange.getRequestHeaders().containsKey("If-None-Match");
            send(exchange, same ? 304 : 200, all.get(version - 1));
            return;
        }
        ObjectNode bundle = JSON.createObjectNode().put("resourceType", "Bundle");
        for (int i = all.size() - 1; i >= 0; i--) {
            bundle.withArrayProperty("entry").addObject().set("resource", all.get(i));
        }
        send(exchange, 200, bundle);
    }

    private Map<String, JsonNode> current() {
        Map<String, JsonNode> current = new LinkedHashMap<>();
        versions.forEach((reference, all) -> current.put(reference, all.get(all.size() - 1)));
        return current;
    }

    private static void send(HttpExchange exchange, int status, ObjectNode content) throws IOException {
        String version = content.at("/meta/versionId").asText();
        if (!version.isEmpty()) {
            exchange.getResponseHeaders().add("ETag", "W/\"" + version + "\"");
            exchange.getResponseHeaders()
                    .add(
                            "Location",
                            "http://localhost/fhir/"
                                    + content.path("resourceType").asText() + "/"
                                    + content.path("id").asText() + "/_history/" + version);
        }
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, status == 304 ? -1 : bytes.length);
        if (status != 304) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
