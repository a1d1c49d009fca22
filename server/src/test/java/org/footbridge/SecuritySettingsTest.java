package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

/** Settings of security: what is wrong stops the start, with a sentence that names the setting. */
class SecuritySettingsTest {
    private static SecuritySettings read(String settings) {
        Map<String, String> values = new LinkedHashMap<>();
        Arrays.stream(settings.split(" "))
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> values.put("security." + setting[0], setting[1]));
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("security", SecuritySettings.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        mode=smart embedded-authorization-server=false                                   | issuers[0].issuer
        mode=open embedded-authorization-server=true                                     | mode is 'open'
        mode=smart apps[0].client-id=a apps[0].scopes=user/*.rs                          | apps[0].redirect-uris
        mode=smart apps[0].client-id=a apps[0].scopes=user/*.rs apps[0].redirect-uris=http://127.0.0.1/ apps[0].secret=short | apps[0].secret
        mode=smart apps[0].client-id=a apps[0].redirect-uris=http://127.0.0.1/           | apps[0].scopes
        mode=smart apps[0].client-id=a apps[0].redirect-uris=http://127.0.0.1/ apps[0].scopes=all | apps[0].scopes
        mode=smart apps[0].client-id=a/b apps[0].redirect-uris=http://127.0.0.1/ apps[0].scopes=user/*.rs | apps[0].client-id
        mode=smart apps[0].client-id=a apps[0].jwks-uri=http://a.example/jwks apps[0].scopes=system/*.rs | apps[0].jwks-uri
        mode=open issuers[0].issuer=https://a.example issuers[0].audience=a              | mode is 'open'
        mode=smart issuers[0].audience=a                                                 | issuers[0].issuer is not set
        mode=smart issuers[0].issuer=https://a.example                                   | issuers[0].audience is not set
        mode=smart issuers[0].issuer=http://a.example issuers[0].audience=a              | an https URL
        mode=smart issuers[0].issuer=a:b:c issuers[0].audience=a                         | an https URL
        mode=smart issuers[0].issuer=https://a.example issuers[0].jwks-uri=file:///etc/x issuers[0].audience=a | jwks-uri
        mode=smart issuers[0].issuer=https://a.example issuers[0].audience=a issuers[0].algorithms=none  | 'none'
        mode=smart issuers[0].issuer=https://a.example issuers[0].audience=a issuers[0].algorithms=HS256 | 'HS256'
        mode=smart issuers[0].issuer=https://a.example issuers[0].audience=a issuers[1].issuer=https://a.example issuers[1].audience=b | issuers[1].issuer
        clock-skew=6m                                                                    | clock-skew
        key-refresh=0s                                                                   | key-refresh
        key-outage-max=8d                                                                | key-outage-max
        clients=everybody                                                                | clients
        """)
    void wrongOnesStopTheStart(String settings, String named) {
        assertThatThrownBy(() -> read(settings))
                .rootCause()
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("footbridge.security.")
                .hasMessageContaining(named);
    }

    @Test
    void issuersAreReadWithTheirDefaults() {
        SecuritySettings settings = read("mode=smart issuers[0].issuer=https://a.example issuers[0].audience=a,b"
                + " issuers[1].issuer=http://localhost:8081/r issuers[1].audience=c issuers[1].algorithms=ES384");
        assertThat(settings.trustedIssuers()).hasSize(2);
        assertThat(settings.trustedIssuers().get(0).audiences()).containsExactlyInAnyOrder("a", "b");
        assertThat(settings.trustedIssuers().get(0).algorithms()).contains("RS256", "ES384");
        assertThat(settings.trustedIssuers().get(1).algorithms()).containsExactly("ES384");
    }

    /** Its accounts are the same for everybody who reads of them. */
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 8080, '', '', ''",
        "::1, 8080, http://localhost:8080/fhir, '', ''",
        "0.0.0.0, 8080, '', '', embedded-authorization-server",
        "127.0.0.1, 8080, '', 10.0.0.0/8, embedded-authorization-server",
        "127.0.0.1, 8080, https://fhir.example.org/fhir, '', embedded-authorization-server",
        "127.0.0.1, 0, '', '', server.port"
    })
    void theAuthorizationServerForTrialsIsForThisMachine(
            String address, int port, String baseUrl, String clients, String refusal) throws UnknownHostException {
        ServerProperties server = new ServerProperties();
        server.setAddress(InetAddress.getByName(address));
        server.setPort(port);
        SecuritySettings security = read("mode=smart clients=" + clients);
        ThrowingCallable start = () -> PlatformSettings.require(
                server,
                new TomcatServerProperties(),
                "",
                security,
                Optional.of(baseUrl).filter(url -> !url.isEmpty()));
        if (refusal.isEmpty()) {
            assertThatCode(start).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(start).isInstanceOf(SettingException.class).hasMessageContaining(refusal);
        }
    }
}
