package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.time.Duration;
import java.time.Instant;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Keys of an issuer come and go, and so does the issuer. */
class KeyRotationTest {
    private static final JWK FIRST = TestIssuer.rsa("first");
    private static final JWK NEXT = TestIssuer.rsa("next");
    private static final TestIssuer ROTATING = new TestIssuer(FIRST);
    private static final TestIssuer PATIENT = new TestIssuer(FIRST);
    private static final TestIssuer STRICT = new TestIssuer(FIRST);
    private static final Duration LONG = Duration.ofSeconds(60);

    @RegisterExtension
    static final RunningServer rotating = RunningServer.with(ROTATING.settings("--footbridge.security.key-refresh=1s"));

    @RegisterExtension
    static final RunningServer patient = RunningServer.with(
            PATIENT.settings("--footbridge.security.key-refresh=1s", "--footbridge.security.key-outage-max=1d"));

    @RegisterExtension
    static final RunningServer strict = RunningServer.with(
            STRICT.settings("--footbridge.security.key-refresh=1s", "--footbridge.security.key-outage-max=1s"));

    private static Answer ask(RunningServer server, String token) {
        return server.get("Patient", "Authorization", "Bearer " + token);
    }

    /** The first answer with {@code status}, or the last one. */
    private static Answer until(int status, RunningServer server, String token) throws InterruptedException {
        Instant end = Instant.now().plus(LONG);
        Answer answer = ask(server, token);
        while (answer.status() != status && Instant.now().isBefore(end)) {
            Thread.sleep(100);
            answer = ask(server, token);
        }
        return answer;
    }

    @Test
    void aNewKeyIsFetchedAndAnOldOneIsRefused() throws InterruptedException {
        String before = ROTATING.token(FIRST, "system/*.rs");
        String after = ROTATING.token(NEXT, "system/*.rs");
        assertThat(ask(rotating, before).status()).isEqualTo(200);
        assertThat(ask(rotating, after).status()).isEqualTo(401);

        ROTATING.publish(FIRST, NEXT);
        assertThat(until(200, rotating, after).status()).isEqualTo(200);
        assertThat(ask(rotating, before).status()).isEqualTo(200);

        ROTATING.publish(NEXT);
        assertThat(until(401, rotating, before).status())
                .as("although it was accepted before")
                .isEqualTo(401);
        assertThat(ask(rotating, after).status()).isEqualTo(200);
    }

    @Test
    void anOutageIsSurvivedFromTheCache() throws InterruptedException {
        String known = PATIENT.token(FIRST, "system/*.rs");
        assertThat(ask(patient, known).status()).isEqualTo(200);
        PATIENT.setDown(true);
        Thread.sleep(1_500); // the keys are old by now
        assertThat(ask(patient, known).status()).isEqualTo(200);
        assertThat(ask(patient, PATIENT.token(FIRST, "system/Patient.rs")).status())
                .isEqualTo(200);
        assertThat(ask(patient, PATIENT.token(NEXT, "system/*.rs")).status()).isEqualTo(401);
    }

    @Test
    void afterTheLimitOfAnOutageEveryTokenIsRefused() throws InterruptedException {
        String known = STRICT.token(FIRST, "system/*.rs");
        assertThat(ask(strict, known).status()).isEqualTo(200);
        STRICT.setDown(true);
        Answer refused = until(503, strict, known);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(ask(strict, STRICT.token(FIRST, "system/Patient.rs")).status())
                .isEqualTo(503);
        STRICT.setDown(false);
        assertThat(until(200, strict, known).status()).as("when it is back").isEqualTo(200);
    }
}
