package org.footbridge.concurrency;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.footbridge.concurrency.Server.Request;
import org.footbridge.concurrency.Truth.Version;

/** Reads the whole history of a type, page by page. */
public final class Histories {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MARK =
            "{\"resourceType\":\"Library\",\"status\":\"draft\",\"type\":{\"text\":\"mark\"}}";

    private Histories() {}

    /** What has happened to resources of type Basic, as {@code server} tells it. */
    public static Truth read(Server server) {
        awaitAll(server);
        Deque<Version> newestFirst = new ArrayDeque<>();
        for (String path = "Basic/_history?_count=1000"; !path.isEmpty(); ) {
            JsonNode page = server.get(path).json();
            if (!page.path("resourceType").asText().equals("Bundle")) {
                throw new IllegalStateException(path + ": " + page);
            }
            page.path("entry").forEach(entry -> newestFirst.addLast(version(entry)));
            path = next(page);
        }
        Truth truth = new Truth();
        newestFirst
                .descendingIterator()
                .forEachRemaining(version ->
                        truth.add(version.resource(), version.version(), version.value(), version.identifier()));
        return truth;
    }

    /**
     * These histories end before the oldest transaction of the cluster that is still running, which may be one of
     * PostgreSQL's own housekeeping. What was written before the mark is there once the mark is.
     */
    private static void awaitAll(Server server) {
        String mark = server.send(new Request("POST", "Library", MARK, List.of()))
                .location()
                .replaceFirst("^.*(Library/[^/]+)/.*$", "$1");
        Instant end = Instant.now().plus(PATIENCE);
        String newest = "";
        while (mark.isEmpty() || !newest.contains(mark)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("'" + mark + "' is not in " + newest);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            newest = server.get("Library/_history?_count=1").body();
        }
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText().replaceFirst("^.*/fhir/", "");
            }
        }
        return "";
    }

    private static Version version(JsonNode entry) {
        JsonNode resource = entry.path("resource");
        String etag = entry.path("response").path("etag").asText();
        int version = Integer.parseInt(etag.replaceAll("\\D", ""));
        String url = entry.path("fullUrl").asText();
        return new Version(
                url.substring(url.indexOf("Basic/")),
                version,
                resource.path("code").path("text").asText(),
                resource.path("identifier").path(0).path("value").asText());
    }
}
