package org.footbridge.subscription;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.footbridge.address.EndpointAddresses;

/**
 * Sends notifications to the endpoints of rest-hook channels. It follows no redirects and ignores the body of responses. With a secret
 * each request has a signature: HMAC-SHA-256 of the time, a full stop and the body.
 */
public final class RestHook {
    private static final int OK = 200;
    private static final int OTHERS = 300;
    private static final String HMAC = "HmacSHA256";

    private volatile HttpClient client;
    private final EndpointAddresses addresses;
    private final Duration timeout;
    private final Optional<String> secret;
    private final InstantSource clock;

    public RestHook(EndpointAddresses addresses, Duration timeout, Optional<String> secret, InstantSource clock) {
        this.addresses = addresses;
        this.timeout = timeout;
        this.secret = secret;
        this.clock = clock;
        this.client = client().build();
    }

    private HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout);
    }

    /** From now on, connections present the certificate of {@code tls} and trust the issuers that it trusts. */
    public void authenticateBy(SSLContext tls) {
        client = client().sslContext(tls).build();
    }

    /**
     * A notification.
     *
     * @param subscription the id of the Subscription
     * @param number of the event; 0 for a handshake
     * @param headers names and values in turn
     */
    record Notification(
            String method, URI target, List<String> headers, byte[] body, String subscription, long number) {}

    /**
     * The end of an attempt.
     *
     * @param status of the response; 0 if there was none
     * @param error a sentence without data of a resource; empty if the notification was accepted
     */
    record Outcome(int status, String error) {
        boolean accepted() {
            return error.isEmpty();
        }
    }

    EndpointAddresses addresses() {
        return addresses;
    }

    /** Sends a notification and waits for the response. */
    Outcome send(Notification notification) throws InterruptedException {
        Optional<String> obstacle = addresses.obstacle(notification.target());
        if (obstacle.isPresent()) {
            return new Outcome(0, obstacle.get());
        }
        try {
            int status = client.send(request(notification), BodyHandlers.discarding())
                    .statusCode();
            return new Outcome(
                    status, status >= OK && status < OTHERS ? "" : "The endpoint answered with status " + status + ".");
        } catch (HttpTimeoutException late) {
            return new Outcome(0, "The endpoint did not answer within " + timeout.toMillis() + " ms.");
        } catch (IOException failure) {
            return new Outcome(
                    0, "The endpoint cannot be reached: " + failure.getClass().getSimpleName() + ".");
        }
    }

    private HttpRequest request(Notification notification) {
        HttpRequest.Builder request = HttpRequest.newBuilder(notification.target())
                .timeout(timeout)
                .method(notification.method(), BodyPublishers.ofByteArray(notification.body()));
        for (int i = 0; i < notification.headers().size(); i += 2) {
            request.header(notification.headers().get(i), notification.headers().get(i + 1));
        }
        if (notification.body().length > 0) {
            request.header("Content-Type", "application/fhir+json");
        }
        request.header("Footbridge-Subscription", notification.subscription());
        request.header("Footbridge-Event-Number", Long.toString(notification.number()));
        secret.ifPresent(key -> request.header("Footbridge-Signature", signature(key, notification.body())));
        return request.build();
    }

    private String signature(String key, byte[] body) {
        String time = Long.toString(clock.instant().getEpochSecond());
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC));
            mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
