package org.footbridge.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyStore;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.TestCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Receivers that accept notifications of a server with a certain certificate only. */
class MutualTlsDeliveryTest {
    private static final int WAITS_MAX = 600;
    private static final TestCertificates FILES = TestCertificates.fresh();
    private static final KeyStore FIRST = FILES.generate("first");
    private static final KeyStore SECOND = FILES.generate("second");
    private static final KeyStore RECEIVER = FILES.generate("receiver");

    static {
        FILES.write("sender", FIRST);
        FILES.trust("receivers.crt", RECEIVER);
    }

    @RegisterExtension
    static final RunningServer server = RunningServer.with(Stream.concat(
                    Stream.of(
                            "--footbridge.validation.mode=off",
                            "--footbridge.subscriptions.networks=127.0.0.0/8",
                            "--footbridge.subscriptions.timeout=1s",
                            "--footbridge.subscriptions.pause-max=1s",
                            "--footbridge.subscriptions.ssl-bundle=sender"),
                    Stream.of(FILES.bundle("sender", "sender", "receivers.crt")))
            .toArray(String[]::new));

    private static String subscribe(Receiver receiver) {
        Answer answer = server.post(
                "Subscription",
                "{\"resourceType\":\"Subscription\",\"status\":\"requested\",\"reason\":\"test\",\"criteria\":\"Patient\","
                        + "\"channel\":{\"type\":\"rest-hook\",\"endpoint\":\"" + receiver.url() + "\"}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    private static boolean isActive(String id) {
        return server.get("Subscription/" + id).json().path("status").asText().equals("active");
    }

    private static void await(BooleanSupplier state) throws InterruptedException {
        for (int i = 0; !state.getAsBoolean() && i < WAITS_MAX; i++) {
            Thread.sleep(50);
        }
        assertThat(state.getAsBoolean()).isTrue();
    }

    @Test
    void theServerPresentsItsCertificateAlsoARenewedOne() throws InterruptedException {
        try (Receiver expected = Receiver.mutual(TestCertificates.context(FIRST, Optional.of(RECEIVER)));
                Receiver other = Receiver.mutual(TestCertificates.context(SECOND, Optional.of(RECEIVER)))) {
            String accepted = subscribe(expected);
            String refused = subscribe(other);
            await(() -> isActive(accepted));
            assertThat(other.all()).isEmpty();
            assertThat(isActive(refused)).isFalse();

            FILES.write("sender", SECOND);
            await(() -> isActive(refused));
        }
    }

    @Test
    void aReceiverWithAnUntrustedCertificateIsToldNothing() throws InterruptedException {
        KeyStore stranger = FILES.generate("stranger");
        try (Receiver untrusted = Receiver.mutual(TestCertificates.context(FIRST, Optional.of(stranger)))) {
            String id = subscribe(untrusted);
            await(() -> server.rows("SELECT error FROM subscription WHERE failures > 0 AND id = '" + id + "'")
                            .size()
                    == 1);
            assertThat(untrusted.all()).isEmpty();
            assertThat(isActive(id)).isFalse();
        }
    }
}
