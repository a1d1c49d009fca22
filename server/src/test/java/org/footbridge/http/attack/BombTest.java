package org.footbridge.http.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bodies that are small to send and would be large, slow or deep to work on: each is refused soon. */
class BombTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final int MANY = 200_000;

    @RegisterExtension
    static final RunningServer server =
            RunningServer.with("--footbridge.limits.body-max=16MB", "--footbridge.validation.mode=enforce");

    private static String patient(String members) {
        return "{\"resourceType\":\"Patient\"," + members + "}";
    }

    private static String keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));
    }

    @TestFactory
    Stream<DynamicTest> json() {
        String deep = "[".repeat(100_000);
        return Stream.of(
                bomb("a key of a megabyte", patient("\"" + "k".repeat(1_000_000) + "\":1")),
                bomb("many keys", patient(keys(MANY))),
                bomb("the same key many times", patient("\"id\":\"a\",".repeat(MANY) + "\"id\":\"a\"")),
                // texts of the same hash in Java's String
                bomb(
                        "keys that collide",
                        patient(IntStream.range(0, 1 << 16)
                                .mapToObj(i -> "\"" + colliding(i) + "\":1")
                                .collect(Collectors.joining(",")))),
                bomb("arrays that never end", patient("\"name\":" + deep)),
                bomb("objects that never end", "{\"a\":".repeat(100_000)),
                bomb("a number of a megabyte", patient("\"multipleBirthInteger\":" + "9".repeat(1_000_000))),
                bomb(
                        "a fraction of a megabyte",
                        "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":0." + "1".repeat(1_000_000)
                                + "}}"),
                bomb("a date of a megabyte", patient("\"birthDate\":\"" + "2".repeat(1_000_000) + "\"")),
                bomb("a code of a megabyte", patient("\"gender\":\"" + "a".repeat(1_000_000) + "\"")),
                bomb("escapes", patient("\"birthDate\":\"" + "\\u0041".repeat(500_000) + "\"")),
                bomb("white space", patient("\"nothing\":" + " ".repeat(10_000_000) + "1")));
    }

    /** {@code Aa} and {@code BB} have the same hash. */
    private static String colliding(int bits) {
        return IntStream.range(0, 16)
                .mapToObj(bit -> ((bits >> bit) & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    @TestFactory
    Stream<DynamicTest> xml() {
        String open = "<Patient xmlns=\"http://hl7.org/fhir\">";
        return Stream.of(
                xml(
                        "a billion laughs",
                        "<!DOCTYPE a [<!ENTITY a \"ha\">"
                                + IntStream.range(1, 10)
                                        .mapToObj(i -> "<!ENTITY " + (char) ('a' + i) + " \""
                                                + ("&" + (char) ('a' + i - 1) + ";").repeat(10) + "\">")
                                        .collect(Collectors.joining())
                                + "]>" + open + "<language value=\"&j;\"/></Patient>"),
                xml(
                        "quadratic blow-up",
                        "<!DOCTYPE a [<!ENTITY a \"" + "a".repeat(50_000) + "\">]>" + open + "<language value=\""
                                + "&a;".repeat(50_000) + "\"/></Patient>"),
                xml(
                        "many attributes",
                        "<Patient xmlns=\"http://hl7.org/fhir\" "
                                + IntStream.range(0, MANY)
                                        .mapToObj(i -> "a" + i + "=\"\"")
                                        .collect(Collectors.joining(" "))
                                + "/>"),
                xml("a name of a megabyte", open + "<" + "n".repeat(1_000_000) + "/></Patient>"),
                xml(
                        "many namespaces",
                        "<Patient xmlns=\"http://hl7.org/fhir\" "
                                + IntStream.range(0, 50_000)
                                        .mapToObj(i -> "xmlns:n" + i + "=\"u" + i + "\"")
                                        .collect(Collectors.joining(" "))
                                + " n1:x=\"\"/>"),
                xml("elements that never end", open + "<extension>".repeat(100_000)),
                xml("a comment that never ends", open + "<!--" + "-".repeat(1_000_000)));
    }

    @TestFactory
    Stream<DynamicTest> gzip() {
        byte[] zeros = gzip(new byte[20_000_000]);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            members.writeBytes(zeros);
        }
        return Stream.of(
                packed("20 MB of zeros", zeros),
                packed("two gigabytes in a hundred members", members.toByteArray()),
                packed("packed twice", gzip(zeros)),
                packed("white space around nothing", gzip(" ".repeat(15_000_000).getBytes(StandardCharsets.UTF_8))),
                packed("a header that never ends", new byte[] {31, (byte) 139, 8, 8, 0, 0, 0, 0, 0, 0, 65, 65}));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static DynamicTest bomb(String name, String json) {
        return refused(name, json.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/fhir+json");
    }

    private static DynamicTest xml(String name, String xml) {
        return refused(name, xml.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/fhir+xml");
    }

    private static DynamicTest packed(String name, byte[] body) {
        return refused(name, body, "Content-Type", "application/fhir+json", "Content-Encoding", "gzip");
    }

    private static DynamicTest refused(String name, byte[] body, String... headers) {
        return DynamicTest.dynamicTest(name, () -> {
            for (String path : new String[] {"Patient", "Patient/$validate", ""}) {
                Answer answer =
                        Assertions.assertTimeoutPreemptively(SOON, () -> server.send("POST", path, body, headers));
                assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
                assertThat(answer.body()).hasSizeLessThan(1_000_000).contains("OperationOutcome");
            }
        });
    }
}
