package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Callers that ask more often than the settings allow, told apart by their tokens, or by their addresses. */
class RateLimitHttpTest {
    private static final JWK KEY = TestIssuer.rsa("one");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);
    private static final int REQUESTS = 5;
    private static final int SIGN_INS = 3;

    @RegisterExtension
    static final RunningServer server = RunningServer.with(ISSUER.settings(
            "--footbridge.trusted-proxies=127.0.0.1",
            "--footbridge.rate-limits.requests=" + REQUESTS + "/h",
            "--footbridge.rate-limits.sign-ins=" + SIGN_INS + "/h"));

    private static String bearer(String subject, String client) {
        return "Bearer "
                + TestIssuer.signed(
                        KEY,
                        ISSUER.claims("system/*.cruds")
                                .subject(subject)
                                .claim("client_id", client)
                                .build());
    }

    private static Answer read(String authorization, String address) {
        return server.get("Patient/none", "Authorization", authorization, "X-Forwarded-For", address);
    }

    private static void isThrottled(Answer answer, String setting) {
        Expect.refused(answer, 429, "throttled", setting);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 3_600);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static long refusals(String limit) {
        Answer meter = server.get(
                URI.create(server.base())
                        .resolve("/actuator/metrics/footbridge.ratelimit.refused?tag=limit:" + limit)
                        .toString(),
                "Authorization",
                bearer("operator", "meters-" + System.nanoTime()));
        assertThat(meter.status()).as(meter.body()).isEqualTo(200);
        return meter.json().at("/measurements/0/value").asLong();
    }

    @Test
    void aCallerIsKnownByItsTokenFromWhateverAddress() {
        for (int i = 0; i < REQUESTS; i++) {
            assertThat(read(bearer("alice", "app"), "192.0.2." + i).status()).isEqualTo(404);
        }
        isThrottled(read(bearer("alice", "app"), "192.0.2.77"), "footbridge.rate-limits.requests");
        assertThat(read(bearer("bob", "app"), "192.0.2.1").status()).isEqualTo(404);
        assertThat(read(bearer("alice", "other"), "192.0.2.1").status()).isEqualTo(404);
    }

    @Test
    void aClientWithoutATokenIsKnownByItsAddress() {
        for (String address : List.of("198.51.100.1", "2001:db8:1:1::1")) {
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(server.get("metadata", "X-Forwarded-For", address).status())
                        .isEqualTo(200);
            }
            isThrottled(server.get("metadata", "X-Forwarded-For", address), "footbridge.rate-limits.requests");
        }
        assertThat(server.get("metadata", "X-Forwarded-For", "2001:db8:1:1:ffff::1")
                        .status())
                .as("another address of the same customer")
                .isEqualTo(429);
        assertThat(server.get("metadata", "X-Forwarded-For", "198.51.100.2").status())
                .isEqualTo(200);
        assertThat(server.get("metadata", "X-Forwarded-For", "198.51.100.2, 198.51.100.1")
                        .status())
                .as("what the client claims to be")
                .isEqualTo(429);
    }

    @Test
    void wrongTokensAreRefusedMoreStrictlyAndValidOnesStillAccepted() {
        String address = "203.0.113.1";
        long before = refusals("sign-ins");
        for (int i = 0; i < SIGN_INS; i++) {
            assertThat(read("Bearer wrong" + i, address).status()).isEqualTo(401);
        }
        isThrottled(read("Bearer wrong", address), "footbridge.rate-limits.sign-ins");
        isThrottled(server.get("Patient", "X-Forwarded-For", address), "footbridge.rate-limits.sign-ins");
        assertThat(read(bearer("carol", "app"), address).status()).isEqualTo(404);
        assertThat(refusals("sign-ins")).isEqualTo(before + 2);
    }

    /** A flood does not fill the audit log. */
    @Test
    void oneRefusalAMinuteIsInTheAuditLog() {
        String denied = "SELECT id FROM audit_event WHERE outcome = 1";
        for (int i = 0; i < REQUESTS; i++) {
            read(bearer("dave", "app"), "192.0.2.1");
        }
        int before = server.rows(denied).size();
        for (int i = 0; i < 10; i++) {
            assertThat(read(bearer("dave", "app"), "192.0.2.1").status()).isEqualTo(429);
        }
        assertThat(server.rows(denied)).hasSize(before + 1);
    }
}
