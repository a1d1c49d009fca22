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

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath().substring("/fhir/".length());
        String query = exchange.getRequestURI().getRawQuery();
        if (refusing) {
            send(exchange, 400, JSON.createObjectNode().put("resourceType", "OperationOutcome"));
        } else if (query != null) {
            ObjectNode bundle = new ReferenceSearch(current()).answer(path, query, endpoint() + "/" + path);
            if (spoiler != null && spoiler.test(bundle)) {
                spoiled++;
            }
            send(exchange, 200, bundle);
        } else if (body.length > 0) {
            ObjectNode resource = (ObjectNode) JSON.readTree(body);
            boolean create = exchange.getRequestMethod().equals("POST");
            send(exchange, create ? 201 : 200, keep(create ? path + "/x" + versions.size() : path, resource));
        } else {
            read(exchange, path);
        }
    }

    private ObjectNode keep(String reference, ObjectNode resource) {
        List<ObjectNode> all = versions.computeIfAbsent(reference, r -> new ArrayList<>());
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
