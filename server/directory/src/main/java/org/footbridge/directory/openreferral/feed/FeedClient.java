package org.footbridge.directory.openreferral.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.footbridge.address.EndpointAddresses;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/** Reads feeds over HTTP: only those that the operator allows, at allowed addresses, without redirects and within a size. */
public final class FeedClient {
    private static final int OK = 200;

    private final List<String> allowed;
    private final EndpointAddresses addresses;
    private final Duration timeout;
    private final int bytesMax;
    private final HttpClient client;

    /**
     * @param allowed the base URLs of feeds
     * @param bytesMax of one response
     */
    public FeedClient(List<String> allowed, EndpointAddresses addresses, Duration timeout, long bytesMax) {
        this.allowed = List.copyOf(allowed);
        this.addresses = addresses;
        this.timeout = timeout;
        this.bytesMax = (int) Math.min(bytesMax, Integer.MAX_VALUE - 1);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    /** The feeds that the operator allows. */
    List<String> allowed() {
        return allowed;
    }

    /** @throws Problem FORBIDDEN if the operator does not allow {@code source} */
    void requireAllowed(String source) {
        if (!allowed.contains(source)) {
            throw new Problem(
                    ProblemKind.FORBIDDEN,
                    "Parameter 'source' must be a feed that the operator allows (footbridge.open-referral.feeds).");
        }
    }

    /** A response, or the reason why there is none. */
    record Got(Optional<JsonNode> json, String fault) {
        static Got none(String fault) {
            return new Got(Optional.empty(), fault);
        }
    }

    /** {@code url} is below an allowed feed. */
    Got get(String url) {
        URI target = URI.create(url);
        Optional<String> obstacle = addresses.obstacle(target);
        if (obstacle.isPresent()) {
            return Got.none(obstacle.get());
        }
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(timeout)
                .header("Accept", "application/json")
                .GET()
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return response.statusCode() == OK
                        ? read(body)
                        : Got.none("The publisher answered with status " + response.statusCode() + ".");
            }
        } catch (JsonProcessingException fault) {
            return Got.none("The response of the publisher is no JSON from line "
                    + fault.getLocation().getLineNr() + ", column "
                    + fault.getLocation().getColumnNr() + ".");
        } catch (IOException failure) {
            return Got.none(
                    "The publisher cannot be reached: " + failure.getClass().getSimpleName() + ".");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Problem(ProblemKind.BUSY, "The server stops.", stopped);
        }
    }

    private Got read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(bytesMax + 1);
        if (bytes.length > bytesMax) {
            return Got.none("The response of the publisher has more than " + bytesMax + " bytes.");
        }
        return new Got(Optional.of(ExactJson.MAPPER.readTree(bytes)), "");
    }
}
