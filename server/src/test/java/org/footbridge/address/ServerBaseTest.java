package org.footbridge.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import java.util.List;
import java.util.Optional;
import org.footbridge.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which hosts are this machine, which URLs lead here, and whose word counts about that. */
class ServerBaseTest {
    private static final Networks PROXIES = new Networks(List.of("127.0.0.1", "10.0.0.0/8", "fd00::/8"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost.",
                "a.localhost",
                "127.0.0.1",
                "127.255.3.4",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]"
            })
    void loopbackHostsAreKnownWithAnyPort(String host) {
        assertThat(Authority.parse(host))
                .hasValueSatisfying(one -> assertThat(one.isLoopback()).isTrue());
        assertThat(Authority.parse(host + ":4711"))
                .hasValueSatisfying(one -> assertThat(one.isLoopback()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "notlocalhost",
                "127.0.0.1.evil.example",
                "127.1",
                "127.0.0.256",
                "127.0.0.01",
                "0.0.0.0",
                "2130706433",
                "0x7f.0.0.1",
                "10.0.0.1",
                "[::]",
                "[::2]",
                "[fe80::1]"
            })
    void otherHostsAreNotLoopback(String host) {
        assertThat(Authority.parse(host))
                .hasValueSatisfying(one -> assertThat(one.isLoopback()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@localhost",
                "localhost:x",
                "localhost:0",
                "localhost:65536",
                "localhost:80:80",
                "[::1%lo]",
                "[::1",
                "::1",
                "local host",
                "localhost/x",
                "localhost..",
                "-",
                "http://localhost"
            })
    void whatIsNoHostIsNone(String text) {
        assertThat(Authority.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://localhost:8080/fhir | http://localhost:8080/fhir/Patient/1           | Patient/1",
                "http://localhost:8080/fhir | http://127.0.0.1:8080/fhir/Patient/1?a=b#c     | Patient/1?a=b#c",
                "http://localhost:8080/fhir | HTTP://[::1]:8080/fhir/Patient/1               | Patient/1",
                "http://localhost:8080/fhir | http://localhost:8080/fhir?_type=Patient       | ?_type=Patient",
                "http://localhost:8080/fhir | http://localhost:8081/fhir/Patient/1           |",
                "http://localhost:8080/fhir | https://localhost:8080/fhir/Patient/1          |",
                "http://localhost:8080/fhir | http://localhost:8080/fhirx/Patient/1          |",
                "http://localhost:8080/fhir | http://localhost:8080/Patient/1                |",
                "http://localhost:8080/fhir | http://localhost:8080.evil.example/fhir/a/1    |",
                "http://localhost:8080/fhir | http://evil@localhost:8080/fhir/Patient/1      |",
                "http://localhost:8080/fhir | Patient/1                                      |",
                "http://localhost:8080/fhir | urn:uuid:x                                     |",
                "https://a.example/r4/fhir  | https://A.EXAMPLE:443/r4/fhir/Patient/1        | Patient/1",
                "https://a.example/r4/fhir  | https://localhost/r4/fhir/Patient/1            |",
                "https://a.example/r4/fhir  | http://a.example/r4/fhir/Patient/1             |"
            })
    void theBaseDecidesWhichUrlsLeadHere(String base, String url, String rest) {
        assertThat(new ServerBase(base).below(url)).isEqualTo(Optional.ofNullable(rest));
        assertThat(ServerBase.NONE.below(url)).isEmpty();
    }

    private static ForwardedRequest forwarded(String sender, String headers) {
        return ForwardedRequest.of(
                name -> Splitter.on('\n')
                        .splitToStream(headers)
                        .filter(line -> line.startsWith(name + ": "))
                        .map(line -> line.substring(name.length() + 2))
                        .toList(),
                sender,
                PROXIES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1 | Forwarded: for=192.0.2.1;proto=https;host=a.example           | https://a.example/fhir",
                "127.0.0.1 | Forwarded: For=\"[2001:db8::1]:9\";Host=\"a.example:8443\"    |"
                        + " http://a.example:8443/fhir",
                "127.0.0.1 | Forwarded: host=evil.example, for=192.0.2.1;host=a.example    | http://a.example/fhir",
                "127.0.0.1 | Forwarded: for=192.0.2.1;host=a.example, for=10.1.1.1         | http://a.example/fhir",
                "127.0.0.1 | Forwarded: for=_hidden;host=evil.example, for=unknown;host=a.example |"
                        + " http://a.example/fhir",
                "127.0.0.1 | X-Forwarded-Host: a.example\\nX-Forwarded-Proto: https         | https://a.example/fhir",
                "127.0.0.1 | X-Forwarded-Host: a.example\\n"
                        + "X-Forwarded-Port: 8443           | http://a.example:8443/fhir",
                "127.0.0.1 | X-Forwarded-Host: a.example\\nX-Forwarded-Prefix: /r4/         | http://a.example/r4/fhir",
                "127.0.0.1 | X-Forwarded-Host: evil.example, a.example                     | http://a.example/fhir",
                "127.0.0.1 | X-Forwarded-For: 192.0.2.1, 10.1.1.1\\n"
                        + "X-Forwarded-Host: evil.example, a.example, b.example | http://a.example/fhir",
                "127.0.0.1 | X-Forwarded-For: 192.0.2.1, 10.1.1.1\\n"
                        + "X-Forwarded-Host: a.example | http://a.example/fhir",
                "10.9.9.9  | X-Forwarded-Host: a.example                                   | http://a.example/fhir",
                "fd00::7   | X-Forwarded-Host: a.example                                   | http://a.example/fhir",
                "127.0.0.2 | X-Forwarded-Host: a.example                                   |"
                        + " http://asked.example:1/fhir",
                "192.0.2.9 | Forwarded: host=a.example                                     |"
                        + " http://asked.example:1/fhir",
                "127.0.0.1 | Via: x                                                        |"
                        + " http://asked.example:1/fhir"
            })
    void trustedProxiesSayWhatWasAskedFor(String sender, String headers, String base) {
        ForwardedRequest said = forwarded(sender, headers.replace("\\n", "\n"));
        Authority asked =
                said.authority().orElse(Authority.parse("asked.example:1").orElseThrow());
        assertThat(ServerBase.of(said.scheme().orElse("http"), asked, said.prefix() + "/fhir")
                        .url())
                .isEqualTo(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: host",
                "Forwarded: host=\"a.example",
                "Forwarded: proto=ftp",
                "Forwarded: host=\"a b\"",
                "X-Forwarded-Proto: javascript",
                "X-Forwarded-Host: a/b",
                "X-Forwarded-Host: a.example\nX-Forwarded-Port: x",
                "X-Forwarded-Prefix: //evil.example",
                "X-Forwarded-Prefix: x"
            })
    void whatNetworksSayMustBeReadable(String headers) {
        assertThatThrownBy(() -> forwarded("127.0.0.1", headers))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.message()).contains("footbridge.trusted-proxies"));
        assertThat(forwarded("192.0.2.1", headers).authority()).isEmpty();
    }

    @Test
    void proxiesAreNamedByAddress() {
        for (String wrong : List.of("localhost", "10.0.0.0/33", "10.0.0.0/x", "fd00::/129", "", "1.2.3.4/")) {
            assertThatThrownBy(() -> new Networks(List.of(wrong))).hasMessageContaining("'" + wrong + "'");
        }
    }
}
