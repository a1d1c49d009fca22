package org.footbridge.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notifications by rest-hook: a real receiver, its outages, and the rules of Subscription resources. */
class RestHookSubscriptionTest {
    private static final String SECRET = "a-secret-of-the-test";
    private static final String[] SETTINGS = {
        "--footbridge.validation.mode=off",
        "--footbridge.subscriptions.networks=127.0.0.0/8",
        "--footbridge.subscriptions.secret=" + SECRET,
        "--footbridge.subscriptions.timeout=1s",
        "--footbridge.subscriptions.pause-max=1s",
        "--footbridge.subscriptions.park-after=3s"
    };

    @RegisterExtension
    static final RunningServer server = RunningServer.with(SETTINGS);

    private static final AtomicInteger numbers = new AtomicInteger();

    private Receiver receiver;
    private String tag;

    @BeforeEach
    void receive() {
        receiver = new Receiver();
        tag = "t" + numbers.incrementAndGet();
    }

    @AfterEach
    void stop() {
        server.rows("SELECT id FROM subscription")
                .forEach(id -> server.delete("Subscription/" + id.replaceAll("[()]", "")));
        receiver.close();
    }

    private static String subscription(String status, String criteria, String url, String more) {
        return "{\"resourceType\":\"Subscription\",\"status\":\"" + status + "\",\"reason\":\"test\",\"criteria\":\""
                + criteria + "\",\"channel\":{\"type\":\"rest-hook\",\"endpoint\":\"" + url + "\"" + more + "}}";
    }

    private String subscribed(String more) throws InterruptedException {
        return subscribed(receiver.url(), more);
    }

    private String subscribed(String url, String more) throws InterruptedException {
        Answer answer = server.post("Subscription", subscription("requested", "Patient?_tag=" + tag, url, more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String id = answer.id();
        await(() -> status(id).equals("active"));
        return id;
    }

    private static String status(String id) {
        return server.get("Subscription/" + id).json().path("status").asText();
    }

    private String patient(String id, String family) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"meta\":{\"tag\":[{\"code\":\"" + tag
                + "\"}]},\"name\":[{\"family\":\"" + family + "\"}]}";
    }

    private void put(String id, String family) {
        assertThat(server.put("Patient/" + id, patient(id, family)).status()).isIn(200, 201);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private List<Long> received() {
        return receiver.events().stream().map(Receiver.Received::number).toList();
    }

    @Test
    void aChangeThatMatchesIsToldWithTheResource() throws Exception {
        String id = subscribed(",\"payload\":\"application/fhir+json\",\"header\":[\"X-Queue: referrals\"]");
        assertThat(receiver.all()).hasSize(1); // the handshake
        put("told", "One");
        server.put("Patient/other", patient("other", "No").replace(tag, "another"));
        put("told", "Two");
        await(() -> receiver.events().size() == 2);
        Receiver.Received first = receiver.events().get(0);
        assertThat(first.method()).isEqualTo("PUT");
        assertThat(first.path()).isEqualTo("/hook/Patient/told");
        assertThat(first.body()).contains("One").contains("\"versionId\":\"1\"");
        assertThat(first.headers())
                .containsEntry("X-queue", "referrals")
                .containsEntry("Footbridge-subscription", id)
                .containsEntry("Content-type", "application/fhir+json");
        assertThat(receiver.events().get(1).body()).contains("Two").contains("\"versionId\":\"2\"");
        assertThat(received()).containsExactly(1L, 2L);
        String signature = String.valueOf(first.headers().get("Footbridge-signature"));
        String time = signature.substring(2, signature.indexOf(','));
        assertThat(signature).isEqualTo("t=" + time + ",v1=" + hmac(time + "." + first.body()));
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void withoutAPayloadTheBodyIsEmpty() throws InterruptedException {
        subscribed("");
        put("empty", "Secret");
        await(() -> receiver.events().size() == 1);
        assertThat(receiver.events().get(0).method()).isEqualTo("POST");
        assertThat(receiver.events().get(0).path()).isEqualTo("/hook");
        assertThat(receiver.events().get(0).body()).isEmpty();
    }

    @Test
    void anEndpointThatFailsIsToldOfEveryEventInOrderOnceItWorks() throws InterruptedException {
        String id = subscribed(",\"payload\":\"application/fhir+json\"");
        AtomicInteger failures = new AtomicInteger();
        int[] ways = {500, 0, 302, 404, 503};
        receiver.answers(received -> failures.get() < ways.length ? ways[failures.getAndIncrement()] : 200);
        for (int i = 1; i <= 20; i++) {
            put("retried", "v" + i);
        }
        await(() -> receiver.events().size() >= 25);
        List<Long> numbered = received().stream().distinct().toList();
        assertThat(numbered)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
        assertThat(receiver.all()).noneMatch(one -> one.path().contains("elsewhere")); // no redirect is followed
        assertThat(status(id)).isEqualTo("active");
    }

    @Test
    void aReceiverThatIsDownForLongIsParkedAndNothingIsDropped() throws InterruptedException {
        String id = subscribed(",\"payload\":\"application/fhir+json\"");
        int port = receiver.port();
        receiver.close();
        put("down", "a");
        put("down", "b");
        await(() -> status(id).equals("error"));
        Answer status = server.get("Subscription/" + id + "/$status");
        assertThat(status.status()).as(status.body()).isEqualTo(200);
        assertThat(status.body()).contains("cannot be reached").contains("2 events wait");
        assertThat(server.get("Subscription/" + id).json().path("error").asText())
                .contains("cannot be reached");
        receiver = new Receiver(port);
        await(() -> receiver.events().size() == 2);
        await(() -> status(id).equals("active"));
        assertThat(server.get("Subscription/" + id).json().has("error")).isFalse();
    }

    @Test
    void aSlowEndpointDelaysNoOther() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        try (Receiver slow = new Receiver()) {
            subscribed("");
            subscribed(slow.url(), "");
            slow.answers(received -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return 0;
            });
            long start = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                put("quick-" + i, "x");
            }
            await(() -> receiver.events().size() == 10);
            assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
            never.countDown();
        }
    }

    @Test
    void anEventThatIsRefusedForItsContentIsSetAsideAndCanBeSeen() throws InterruptedException {
        String id = subscribed(",\"payload\":\"application/fhir+json\"");
        receiver.answers(received -> received.body().contains("Poison") ? 422 : 200);
        put("poison", "Poison");
        put("poison", "Fine");
        await(() -> receiver.events().stream().anyMatch(one -> one.body().contains("Fine")));
        assertThat(server.rows("SELECT state FROM subscription_event WHERE subscription = '" + id + "'"))
                .containsExactly("(dead)", "(delivered)");
        JsonNode events = server.get("Subscription/" + id + "/$events").json();
        assertThat(events.at("/entry/0/resource/parameter").toString())
                .contains("Patient/poison/_history/1")
                .contains("Patient/poison/_history/2");
        JsonNode second = server.get("Subscription/" + id + "/$events?eventsSinceNumber=2")
                .json();
        assertThat(second.toString()).doesNotContain("_history/1\"").contains("_history/2");
    }

    @Test
    void aSubscriptionThatIsOffIsToldOfNothing() throws InterruptedException {
        String id = subscribed("");
        JsonNode stored = server.get("Subscription/" + id).json();
        assertThat(server.put("Subscription/" + id, stored.toString().replace("\"active\"", "\"off\""))
                        .status())
                .isEqualTo(200);
        put("off", "missed");
        assertThat(server.put("Subscription/" + id, stored.toString().replace("\"active\"", "\"requested\""))
                        .status())
                .isEqualTo(200);
        await(() -> status(id).equals("active"));
        put("off", "told");
        await(() -> receiver.events().size() == 1);
        assertThat(server.rows("SELECT version FROM subscription_event WHERE subscription = '" + id + "'"))
                .containsExactly("(2)");
        assertThat(server.delete("Subscription/" + id).status()).isLessThan(300);
        assertThat(server.rows("SELECT id FROM subscription WHERE id = '" + id + "'"))
                .isEmpty();
    }

    @Test
    void twoServersTellOfEveryEventOnce() throws Exception {
        RunningServer other = server.beside(SETTINGS);
        try {
            subscribed(",\"payload\":\"application/fhir+json\"");
            Thread[] writers = new Thread[4];
            for (int writer = 0; writer < writers.length; writer++) {
                String id = "both-" + writer;
                RunningServer at = writer % 2 == 0 ? server : other;
                writers[writer] = new Thread(() -> {
                    for (int i = 1; i <= 25; i++) {
                        at.put("Patient/" + id, patient(id, "v" + i));
                    }
                });
                writers[writer].start();
            }
            for (Thread writer : writers) {
                writer.join();
            }
            await(() -> new HashSet<>(received()).size() == 100);
            assertThat(received()).hasSize(100).isSorted();
            for (int writer = 0; writer < writers.length; writer++) {
                String path = "/hook/Patient/both-" + writer;
                List<Integer> versions = receiver.events().stream()
                        .filter(one -> one.path().equals(path))
                        .map(one -> Integer.parseInt(one.body().replaceAll(".*\"versionId\":\"(\\d+)\".*", "$1")))
                        .toList();
                assertThat(versions).hasSize(25).isSorted();
            }
        } finally {
            other.stop();
        }
    }

    /** As after kill -9 in the middle of a delivery: the lease runs out, and the event was not noted as delivered. */
    @Test
    void whatAKilledServerWasDeliveringIsDeliveredAgain() throws InterruptedException {
        String id = subscribed("");
        put("killed", "x");
        await(() -> receiver.events().size() == 1);
        await(() -> server.rows("SELECT id FROM job WHERE kind = 'subscription' AND state IN ('queued', 'running')")
                .isEmpty());
        server.sql("UPDATE subscription SET delivered = 0 WHERE id = '" + id + "'");
        server.sql("UPDATE subscription_event SET state = 'pending' WHERE subscription = '" + id + "'");
        server.sql(
                "UPDATE job SET state = 'running', worker = 'killed', finished = NULL, lease = now() + interval '1 second'"
                        + " WHERE kind = 'subscription' AND parameters LIKE '%" + id + "%'");
        await(() -> receiver.events().size() == 2);
        assertThat(Set.copyOf(received())).containsExactly(1L);
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "requested | Patient?nonsense=1        | http://127.0.0.1:1/x |                                  | Subscription.criteria         | Unknown search parameter 'nonsense'",
                "requested | Nothing?a=b               | http://127.0.0.1:1/x |                                  | Subscription.criteria         | a resource type of FHIR R4",
                "requested | Patient?_sort=name        | http://127.0.0.1:1/x |                                  | Subscription.criteria         | is not a condition",
                "requested | Patient?_tag=a            | http://10.0.0.1/x    |                                  | Subscription.channel.endpoint | footbridge.subscriptions.networks",
                "requested | Patient?_tag=a            | http://[::1]/x       |                                  | Subscription.channel.endpoint | footbridge.subscriptions.networks",
                "requested | Patient?_tag=a            | http://169.254.169.254/latest |                         | Subscription.channel.endpoint | footbridge.subscriptions.networks",
                "requested | Patient?_tag=a            | ftp://127.0.0.1/x    |                                  | Subscription.channel.endpoint | absolute http or https URL",
                "requested | Patient?_tag=a            | http://u:p@127.0.0.1/ |                                 | Subscription.channel.endpoint | without credentials",
                "requested | Patient?_tag=a            | http://127.0.0.1:1/x | ,\"payload\":\"text/plain\"       | Subscription.channel.payload  | application/fhir+json",
                "requested | Patient?_tag=a            | http://127.0.0.1:1/x | ,\"header\":[\"Authorization: x\"] | Subscription.channel.header[0] | Everyone who may read",
                "requested | Patient?_tag=a            | http://127.0.0.1:1/x | ,\"header\":[\"no colon\"]         | Subscription.channel.header[0] | a name, a colon and a value",
                "requested | Patient?_tag=a            | http://127.0.0.1:1/x | ,\"header\":[\"Host: x\"]          | Subscription.channel.header[0] | set by the server",
                "active    | Patient?_tag=a            | http://127.0.0.1:1/x |                                  | Subscription.status           | send 'requested'"
            })
    void refuses(String status, String criteria, String url, String more, String element, String reason) {
        Answer answer = server.post("Subscription", subscription(status, criteria, url, more == null ? "" : more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.diagnostics()).contains(reason);
        assertThat(answer.body()).contains("\"" + element + "\"");
        assertThat(server.rows("SELECT id FROM subscription")).isEmpty();
    }

    @Test
    void refusesOtherChannels() {
        Answer answer = server.post(
                "Subscription",
                subscription("requested", "Patient?_tag=a", "http://127.0.0.1:1/x", "")
                        .replace("rest-hook", "email"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.diagnostics()).contains("'rest-hook', not 'email'");
    }
}
