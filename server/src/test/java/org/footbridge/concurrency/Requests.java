package org.footbridge.concurrency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.footbridge.concurrency.Operation.Kind;
import org.footbridge.concurrency.Recorder.Intent;
import org.footbridge.concurrency.Recorder.Understood;
import org.footbridge.concurrency.Server.Reply;
import org.footbridge.concurrency.Server.Request;

/** What one client asks for, and how it understands the answers; remembers the versions that it has seen. */
final class Requests {
    private static final Pattern VERSION = Pattern.compile("W/\"(\\d+)\"");
    private static final Pattern DELETED = Pattern.compile("was deleted in version (\\d+)");
    private static final Pattern LOCATION = Pattern.compile("(Basic/[^/]+)/_history/\\d+");

    private final Server server;
    private final Recorder recorder;
    private final Map<String, Integer> versions = new HashMap<>();
    private String lastClaimed = "";

    Requests(Server server, Recorder recorder) {
        this.server = server;
        this.recorder = recorder;
    }

    /** The last resource that was made, or found, by a conditional create; empty if there is none. */
    String lastClaimed() {
        return lastClaimed;
    }

    void read(String resource) {
        send(Kind.READ, resource, "", 0, request("GET", resource, "", ""), reply -> one(resource, reply));
    }

    void search(String resource) {
        String id = resource.substring(resource.indexOf('/') + 1);
        send(Kind.SEARCH, resource, "", 0, request("GET", "Basic?identifier=" + id, "", ""), reply -> {
            List<Seen> seen = entries(reply);
            return understood(reply, seen.isEmpty() ? List.of(Seen.notLiving(resource)) : seen);
        });
    }

    void put(String resource, String value) {
        send(
                Kind.PUT,
                resource,
                value,
                0,
                request("PUT", resource, body(resource, value), value),
                reply -> understood(reply, List.of(new Seen(resource, version(reply), value))));
    }

    /** On the version seen last, which may not be the current one any more. */
    void update(String resource, String value) {
        int named = versions.getOrDefault(resource, 0);
        if (named == 0) {
            read(resource);
            return;
        }
        Request request = request("PUT", resource, body(resource, value), value, "If-Match", "W/\"" + named + "\"");
        send(
                Kind.UPDATE,
                resource,
                value,
                named,
                request,
                reply -> understood(reply, List.of(new Seen(resource, version(reply), value))));
    }

    /** Of whatever the current version is, if there is one. */
    void patch(String resource, String value) {
        String patch = "[{\"op\":\"replace\",\"path\":\"/code/text\",\"value\":\"" + value + "\"}]";
        Request request = request("PATCH", resource, patch, value, "Content-Type", "application/json-patch+json");
        send(
                Kind.PATCH,
                resource,
                value,
                0,
                request,
                reply -> reply.status() == 200
                        ? understood(reply, List.of(new Seen(resource, version(reply), value)))
                        : one(resource, reply));
    }

    /** By its identifier; where that finds nothing, the id in the body says which resource comes, or comes back. */
    void updateWhere(String resource, String value) {
        Request request = request("PUT", "Basic?identifier=" + id(resource), body(resource, value), value);
        send(
                Kind.CONDITIONAL_UPDATE,
                resource,
                value,
                0,
                request,
                reply -> understood(reply, List.of(new Seen(resource, version(reply), value))));
    }

    /** What is deleted already stays in the version that it has. */
    void delete(String resource) {
        if (resource.equals(lastClaimed)) {
            lastClaimed = "";
        }
        send(Kind.DELETE, resource, "", 0, request("DELETE", resource, "", ""), reply -> one(resource, reply));
    }

    /** By its identifier, which finds only what is there: without its key, a repeat would find nothing any more. */
    void deleteWhere(String resource, String key) {
        Request request = request("DELETE", "Basic?identifier=" + id(resource), "", key);
        send(Kind.DELETE, resource, "", 0, request, reply -> one(resource, reply));
    }

    void create(String identifier, String value) {
        String body = body("Basic/", value)
                .replace("\"id\":\"\",", "")
                .replace("\"value\":\"\"", "\"value\":\"" + identifier + "\"");
        Request request = request("POST", "Basic", body, value, "If-None-Exist", "identifier=" + identifier);
        send(Kind.CONDITIONAL_CREATE, identifier, value, 0, request, reply -> {
            Matcher location = LOCATION.matcher(reply.location());
            if (!location.find()) {
                recorder.fault("no Location in " + reply);
                return Understood.UNKNOWN;
            }
            lastClaimed = location.group(1);
            boolean created = reply.status() == 201;
            // what was found is there in some version, but an answer without it does not say what is in that
            return created || reply.body().contains("\"Basic\"")
                    ? understood(reply, List.of(new Seen(lastClaimed, version(reply), created ? value : value(reply))))
                    : understood(reply, List.of());
        });
    }

    void transaction(String group, List<String> members, String value) {
        String entries = members.stream()
                .map(member -> "{\"resource\":" + body(member, value).replace(id(member) + "\"}]", group + "\"}]")
                        + ",\"request\":{\"method\":\"PUT\",\"url\":\"" + member + "\"}}")
                .collect(Collectors.joining(","));
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}";
        send(Kind.TRANSACTION, group, value, 0, request("POST", "", bundle, value), reply -> {
            List<Seen> seen = new ArrayList<>();
            for (JsonNode entry : reply.json().path("entry")) {
                String etag = entry.path("response").path("etag").asText();
                seen.add(
                        new Seen(members.get(Math.min(seen.size(), members.size() - 1)), number(VERSION, etag), value));
            }
            return understood(reply, seen);
        });
    }

    /** All members in one search, which is one moment. */
    void group(String group, List<String> members, boolean byId) {
        String ids = members.stream().map(Requests::id).collect(Collectors.joining(","));
        String query = byId ? "_id=" + ids : "identifier=" + group;
        send(Kind.GROUP_SEARCH, group, "", 0, request("GET", "Basic?_count=50&" + query, "", ""), reply -> {
            List<Seen> seen = entries(reply);
            return understood(
                    reply,
                    seen.isEmpty() ? members.stream().map(Seen::notLiving).toList() : seen);
        });
    }

    private void send(
            Kind kind, String about, String value, int named, Request request, Function<Reply, Understood> reading) {
        Operation operation = recorder.send(server, new Intent(kind, about, value, named), request, reading);
        operation.seen().stream()
                .filter(seen -> seen.version() > 0)
                .forEach(seen -> versions.put(seen.resource(), seen.version()));
    }

    /** {@code key} is what makes a repeat of the request harmless; empty if it is so anyhow. */
    private static Request request(String method, String path, String body, String key, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!key.isEmpty()) {
            all.addAll(List.of("Idempotency-Key", key));
        }
        return new Request(method, path, body, all);
    }

    private static String id(String resource) {
        return resource.substring(resource.indexOf('/') + 1);
    }

    private static String body(String resource, String value) {
        return "{\"resourceType\":\"Basic\",\"id\":\"" + id(resource) + "\",\"identifier\":[{\"value\":\""
                + id(resource) + "\"}],\"code\":{\"text\":\"" + value + "\"}}";
    }

    private Understood understood(Reply reply, List<Seen> seen) {
        if (reply.status() == 200 || reply.status() == 201 || reply.status() == 204) {
            return Understood.done(seen);
        }
        recorder.fault("unexpected " + reply);
        return Understood.UNKNOWN;
    }

    /** The answer about one resource: it is there, deleted, or never was. */
    private Understood one(String resource, Reply reply) {
        return switch (reply.status()) {
            case 404 -> Understood.done(List.of(new Seen(resource, Seen.NEVER, "")));
            case 410 -> Understood.done(List.of(new Seen(resource, number(DELETED, reply.body()), "")));
            case 200 -> understood(reply, List.of(new Seen(resource, version(reply), value(reply))));
            default -> understood(reply, List.of(new Seen(resource, version(reply), "")));
        };
    }

    private static String value(Reply reply) {
        return reply.body().isEmpty()
                ? ""
                : reply.json().path("code").path("text").asText();
    }

    private static int version(Reply reply) {
        return number(VERSION, reply.etag());
    }

    private static int number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : Seen.NOT_LIVING;
    }

    private static List<Seen> entries(Reply reply) {
        List<Seen> seen = new ArrayList<>();
        for (JsonNode entry : reply.json().path("entry")) {
            JsonNode resource = entry.path("resource");
            if (entry.path("search").path("mode").asText().equals("match")) {
                seen.add(new Seen(
                        "Basic/" + resource.path("id").asText(),
                        resource.path("meta").path("versionId").asInt(),
                        resource.path("code").path("text").asText()));
            }
        }
        return seen;
    }
}
