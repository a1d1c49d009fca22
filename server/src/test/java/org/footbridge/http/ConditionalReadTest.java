package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads of what the client has already, and of versions that are no longer current. */
class ConditionalReadTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String PATH = "Patient/read-34509";

    /** Three versions, then another resource of three of which the third is a deletion. */
    @BeforeAll
    static void versions() {
        for (String path : new String[] {PATH, "Patient/gone-34509"}) {
            for (int version = 1; version <= 3; version++) {
                String id = path.substring(path.indexOf('/') + 1);
                server.put(
                        path,
                        Expect.json(
                                "{'resourceType':'Patient','id':'" + id + "','multipleBirthInteger':" + version + "}"));
            }
        }
        server.delete("Patient/gone-34509");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "03", "-1", "1.0", "a", "99999999999999999999", "1%20", "W%2F%221%22"})
    void anUnknownVersionIsNotFound(String version) {
        Answer answer = server.get(PATH + "/_history/" + version);
        assertThat(answer.status()).isIn(version.contains("%2F") ? new Integer[] {400} : new Integer[] {404});
        if (answer.status() == 404) {
            Expect.refused(answer, 404, "not-found", "read-34509");
        }
    }

    @Test
    void aDeletedVersionIsGoneAndTheOthersAreThere() {
        Expect.refused(server.get("Patient/gone-34509/_history/4"), 410, "deleted", "version 4");
        assertThat(server.get("Patient/gone-34509/_history/3").status()).isEqualTo(200);
        Expect.refused(server.get("Patient/gone-34509", "If-None-Match", "W/\"4\""), 410, "deleted");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void eachVersionIsAsItWas(int version) {
        Answer answer = server.get(PATH + "/_history/" + version);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("W/\"" + version + "\"");
        assertThat(answer.json().at("/meta/versionId").asText()).isEqualTo(Integer.toString(version));
        assertThat(answer.json().path("multipleBirthInteger").asInt()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"3\"", "*", "W/\"1\", W/\"3\"", "W/\"3\",W/\"9\""})
    void aKnownVersionIsNotSentAgain(String tag) {
        notModified(server.get(PATH, "If-None-Match", tag));
        notModified(server.get(PATH, "If-None-Match", tag, "Accept", "application/fhir+xml"));
        notModified(server.send("HEAD", PATH, "", "If-None-Match", tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"2\"", "W/\"33\"", "\"\"", "W/\"a\""})
    void anotherVersionIsSent(String tag) {
        assertThat(server.get(PATH, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void aVersionReadKnowsItsOwnTag() {
        notModified(server.get(PATH + "/_history/2", "If-None-Match", "W/\"2\""), 2);
        assertThat(server.get(PATH + "/_history/2", "If-None-Match", "W/\"3\"").status())
                .isEqualTo(200);
    }

    @Test
    void whatHasNotChangedSinceIsNotSentAgain() {
        String lastModified = server.get(PATH).header("Last-Modified");
        notModified(server.get(PATH, "If-Modified-Since", lastModified));
        notModified(server.get(PATH, "If-Modified-Since", date(3600)));
        assertThat(server.get(PATH, "If-Modified-Since", date(-3600)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2024-05-01", "0", "Mon, 99 Jan 2024 00:00:00 GMT"})
    void aDateThatCannotBeReadIsIgnored(String date) {
        assertThat(server.get(PATH, "If-Modified-Since", date).status()).isEqualTo(200);
    }

    @Test
    void theTagGoesBeforeTheDate() {
        assertThat(server.get(PATH, "If-None-Match", "W/\"2\"", "If-Modified-Since", date(3600))
                        .status())
                .isEqualTo(200);
        notModified(server.get(PATH, "If-None-Match", "W/\"3\"", "If-Modified-Since", date(-3600)));
    }

    private static String date(int secondsFromNow) {
        return HTTP_DATE.format(Instant.now().plusSeconds(secondsFromNow));
    }

    private static void notModified(Answer answer) {
        notModified(answer, 3);
    }

    private static void notModified(Answer answer, int version) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo("W/\"" + version + "\"");
    }
}
