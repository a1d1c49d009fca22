package org.footbridge.concurrency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A server as its clients see it: one that answers, or does not. {@code base} is its URL. */
public record Server(String base) {
    static final int NO_ANSWER = 0;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** {@code headers} are names and values in turn. */
    public record Request(String method, String path, String body, List<String> headers) {}

    /** {@code status} is {@link #NO_ANSWER} if there was none. */
    public record Reply(int status, String etag, boolean retryAfter, String location, String body) {
        public JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(body, e);
            }
        }

        boolean isOutcome() {
            return body.contains("\"OperationOutcome\"");
        }
    }

    public Reply get(String path) {
        return send(new Request("GET", path, "", List.of()));
    }

    public Reply send(Request request) {
        URI uri = URI.create(base + (request.path().isEmpty() ? "" : "/" + request.path()));
        HttpRequest.Builder http = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(40));
        http.method(
                request.method(),
                request.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        http.setHeader("Content-Type", "application/fhir+json");
        for (int i = 0; i < request.headers().size(); i += 2) {
            http.setHeader(request.headers().get(i), request.headers().get(i + 1));
        }
        try {
            return reply(CLIENT.send(http.build(), BodyHandlers.ofString()));
        } catch (IOException noAnswer) {
            return new Reply(NO_ANSWER, "", false, "", "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(NO_ANSWER, "", false, "", "");
        }
    }

    private static Reply reply(HttpResponse<String> response) {
        return new Reply(
                response.statusCode(),
                response.headers().firstValue("ETag").orElse(""),
                response.headers().firstValue("Retry-After").isPresent(),
                response.headers()
                        .firstValue("Location")
                        .or(() -> response.headers().firstValue("Content-Location"))
                        .orElse(""),
                response.body());
    }
}
