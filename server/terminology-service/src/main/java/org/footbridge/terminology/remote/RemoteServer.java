package org.footbridge.terminology.remote;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP client of one server, with a timeout, a maximum response size, a cache and a circuit breaker. Every failure yields an
 * empty result.
 */
final class RemoteServer {
    private static final Logger log = LoggerFactory.getLogger(RemoteServer.class);
    private static final int BODY_MAX = 16 << 20;
    private static final long KEPT_BYTES_MAX = 32L << 20;

    /** The memory overhead of a cache entry. */
    private static final int ENTRY_BYTES = 500;

    private static final byte[] NOTHING = {};

    private final URI url;
    private final Duration timeout;
    private final Breaker breaker;
    private final HttpClient client;
    private final Cache<String, byte[]> kept;

    RemoteServer(URI url, Duration timeout, Duration lifetime, LongSupplier nanos) {
        this.url = url;
        this.timeout = timeout;
        this.breaker = new Breaker(nanos);
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.kept = Caffeine.newBuilder()
                .expireAfterWrite(lifetime)
                .ticker(nanos::getAsLong)
                .maximumWeight(KEPT_BYTES_MAX)
                .weigher((Weigher<String, byte[]>) (query, body) -> ENTRY_BYTES + 2 * query.length() + body.length)
                .build();
    }

    /**
     * Calls {@code operation} with these parameters; empty if the call fails.
     *
     * @param reader parses a body and throws IllegalArgumentException if it is malformed
     */
    <T> Optional<T> get(String operation, Map<String, String> parameters, Function<byte[], T> reader) {
        String query = operation
                + parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .sorted()
                        .collect(Collectors.joining("&", "?", ""));
        byte[] known = kept.getIfPresent(query);
        if (known != null) {
            return known.length == 0 ? Optional.empty() : Optional.of(reader.apply(known));
        }
        return breaker.isOpen() ? Optional.empty() : ask(query).flatMap(body -> read(query, body, reader));
    }

    private <T> Optional<T> read(String query, byte[] body, Function<byte[], T> reader) {
        try {
            Optional<T> answer = body.length == 0 ? Optional.empty() : Optional.of(reader.apply(body));
            kept.put(query, body);
            breaker.succeeded();
            return answer;
        } catch (IllegalArgumentException wrong) {
            failed(String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    /** No bytes if it does not know; empty if it failed. */
    private Optional<byte[]> ask(String query) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/" + query))
                .header("Accept", "application/fhir+json")
                .timeout(timeout)
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new LimitedBody(BODY_MAX));
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            int status = response.statusCode();
            if (status == 200) {
                return Optional.of(response.body());
            } else if (status == 400 || status == 404 || status == 422) {
                return Optional.of(NOTHING);
            }
            return failed("it answered " + status);
        } catch (TimeoutException slow) {
            return failed("it took more than " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return failed(cause instanceof IOException ? String.valueOf(cause) : "the request could not be sent");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            answer.cancel(true);
        }
    }

    private Optional<byte[]> failed(String why) {
        boolean left = breaker.failed();
        log.warn(
                "The terminology server {} failed: {}{}",
                url,
                why,
                left ? "; no further requests are sent to it for a while" : "");
        return Optional.empty();
    }
}
