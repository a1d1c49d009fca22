package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import java.util.stream.Collectors;
import org.footbridge.LogRecorder;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the log has after requests of all kinds, also those that fail in the database: nothing about people, and no secret. */
class LogContentTest {
    private static final JWK KEY = TestIssuer.rsa("one");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);
    private static final String SECRET = "secret-of-notifications";
    private static final String FAMILY = "Quillfeather";
    private static final String NUMBER = "9434765919";
    private static final String REASON = "Collapsed at Mill Lane";

    @RegisterExtension
    static final RunningServer server = RunningServer.with(ISSUER.settings(
            "--footbridge.validation.mode=off",
            "--footbridge.subscriptions.secret=" + SECRET,
            "--footbridge.subscriptions.networks=127.0.0.0/8",
            "--footbridge.rate-limits.sign-ins=off"));

    private static final String TOKEN = ISSUER.token(KEY, "system/*.cruds");

    private static String patient(String id) {
        return Expect.json("{'resourceType':'Patient','id':'" + id + "','name':[{'family':'" + FAMILY
                        + "'}],'birthDate':'1950-01-01','identifier':[{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'"
                        + NUMBER
                        + "'}],'text':{'status':'generated','div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'>"
                        + FAMILY
                        + "</div>'}}")
                .replace("\\\"", "'");
    }

    private static Answer send(String method, String path, String body, String... more) {
        String[] headers = new String[more.length + 2];
        System.arraycopy(more, 0, headers, 2, more.length);
        headers[0] = "Authorization";
        headers[1] = "Bearer " + TOKEN;
        return server.send(method, path, body, headers);
    }

    /** All that was logged, with the stack traces. */
    private static String text(LogRecorder log) {
        return log.events().stream()
                .map(event -> event.getFormattedMessage() + "\n"
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .collect(Collectors.joining("\n"));
    }

    private static void assertNothingPrivate(LogRecorder log) {
        assertThat(text(log))
                .doesNotContain(FAMILY, FAMILY.toLowerCase(java.util.Locale.ROOT), NUMBER, "1950-01-01", REASON)
                .doesNotContain(SECRET, TOKEN, TOKEN.substring(TOKEN.length() - 20), "Bearer ey");
    }

    private static void work(String id) {
        send("PUT", "Patient/" + id, patient(id));
        send("POST", "Patient", patient(id), "If-None-Exist", "identifier=x|" + NUMBER);
        send("POST", "Patient", "{\"resourceType\":\"Patient\",\"name\":\"" + FAMILY);
        send("POST", "Patient", "<Patient><name value='" + FAMILY + "'/>", "Content-Type", "application/fhir+xml");
        send(
                "PATCH",
                "Patient/" + id,
                "[{\"op\":\"test\",\"path\":\"/birthDate\",\"value\":\"" + FAMILY + "\"}]",
                "Content-Type",
                "application/json-patch+json");
        send("GET", "Patient/" + id, "", "X-Break-Glass", REASON);
        send("GET", "Patient?name=" + FAMILY + "&birthdate=1950-01-01", "");
        send("GET", "Patient?name:wrong=" + FAMILY, "");
        send("GET", "Patient?identifier=" + NUMBER + "&_explain=true", "", "Prefer", "respond-async");
        send("POST", "Patient/_search", "name=" + FAMILY, "Content-Type", "application/x-www-form-urlencoded");
        send(
                "POST",
                "",
                Expect.json("{'resourceType':'Bundle','type':'transaction','entry':[{'resource':" + patient("t")
                        + ",'request':{'method':'PUT','url':'Patient?identifier=" + NUMBER + "'}}]}"));
        send("DELETE", "Patient?name=" + FAMILY, "");
        send("POST", "Patient/$validate", patient("v"));
        server.get("Patient?name=" + FAMILY, "Authorization", "Bearer " + TOKEN + "x");
        server.get("Patient?name=" + FAMILY, "Authorization", "Basic " + FAMILY);
        send(
                "POST",
                "Subscription",
                Expect.json("{'resourceType':'Subscription','status':'requested','reason':'x','criteria':'Patient?name="
                        + FAMILY + "','channel':{'type':'rest-hook','endpoint':'http://127.0.0.1:1/" + FAMILY
                        + "','payload':'application/fhir+json'}}"));
    }

    @Test
    void requestsAndRefusalsLeaveNothing() {
        try (LogRecorder log = LogRecorder.open(LogContentTest.class)) {
            work("a");
            assertNothingPrivate(log);
        }
    }

    /** PostgreSQL repeats the values of a row that breaks a rule of a table. */
    @Test
    void faultsOfTheDatabaseLeaveNothing() {
        for (String rule : List.of(
                "search_string ADD CONSTRAINT broken CHECK (normal NOT ILIKE '%" + FAMILY + "%') NOT VALID",
                "resource ADD CONSTRAINT broken CHECK (id NOT LIKE 'b%') NOT VALID",
                "search RENAME TO search_away")) {
            String table = rule.replaceFirst(" .*", "");
            String id = "b-" + table.replace('_', '-');
            server.sql("ALTER TABLE " + rule);
            try (LogRecorder log = LogRecorder.open(LogContentTest.class)) {
                Answer failed = send("PUT", "Patient/" + id, patient(id));
                assertThat(failed.status()).as(failed.body()).isBetween(500, 599);
                assertThat(failed.body()).doesNotContain(FAMILY, NUMBER);
                work(id);
                assertThat(log.events()).as("the fault itself is logged").isNotEmpty();
                assertNothingPrivate(log);
            } finally {
                server.sql(
                        rule.contains("RENAME")
                                ? "ALTER TABLE search_away RENAME TO search"
                                : "ALTER TABLE " + table + " DROP CONSTRAINT broken");
            }
        }
    }
}
