package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Real tokens of a real issuer: Keycloak. It runs if its distribution is there: {@code -Dkeycloak.zip=…}, or in the local Maven repository
 * after {@code ./mvnw dependency:get -Dartifact=org.keycloak:keycloak-quarkus-dist:26.4.0:zip -Dtransitive=false}.
 */
@Execution(ExecutionMode.SAME_THREAD)
class KeycloakIT {
    private static final String VERSION = "26.4.0";
    private static final int PORT = RunningServer.freePort();
    private static final String KEYCLOAK = "http://localhost:" + PORT;
    private static final String ISSUER = KEYCLOAK + "/realms/referrals";
    private static final Duration START_MAX = Duration.ofMinutes(8);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            "--footbridge.validation.mode=off",
            "--footbridge.security.mode=smart",
            "--footbridge.security.issuers[0].issuer=" + ISSUER,
            "--footbridge.security.issuers[0].audience=" + TestIssuer.AUDIENCE,
            "--footbridge.security.issuers[0].roles-claim=realm_access.roles",
            "--footbridge.security.key-refresh=1s");

    @TempDir
    static Path directory;

    private static Process keycloak;

    @BeforeAll
    static void start() throws Exception {
        Path zip = Path.of(System.getProperty(
                "keycloak.zip",
                System.getProperty("user.home") + "/.m2/repository/org/keycloak/keycloak-quarkus-dist/" + VERSION
                        + "/keycloak-quarkus-dist-" + VERSION + ".zip"));
        assumeTrue(Files.exists(zip), "Keycloak's distribution is not at " + zip);
        Path home = unzip(zip);
        Files.createDirectories(home.resolve("data/import"));
        try (InputStream realm = KeycloakIT.class.getResourceAsStream("keycloak-realm.json")) {
            Files.copy(realm, home.resolve("data/import/referrals-realm.json"));
        }
        ProcessBuilder command = new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm", "--http-port=" + PORT);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
        command.environment().put("KC_HTTP_HOST", "127.0.0.1");
        command.redirectErrorStream(true)
                .redirectOutput(directory.resolve("keycloak.log").toFile());
        keycloak = command.start();
        Instant end = Instant.now().plus(START_MAX);
        while (status(ISSUER + "/.well-known/openid-configuration") != 200) {
            assertThat(keycloak.isAlive() && Instant.now().isBefore(end))
                    .as(() -> "Keycloak answers; its log is " + log())
                    .isTrue();
            Thread.sleep(500);
        }
    }

    private static String log() {
        try {
            return Files.readString(directory.resolve("keycloak.log"));
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }

    private static int status(String url) throws IOException, InterruptedException {
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (ConnectException notYet) {
            return 0;
        }
    }

    private static Path unzip(Path zip) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
        Path home = directory.resolve("keycloak-" + VERSION);
        Files.setPosixFilePermissions(home.resolve("bin/kc.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (keycloak != null) {
            keycloak.destroy();
            if (!keycloak.waitFor(20, TimeUnit.SECONDS)) {
                keycloak.destroyForcibly().waitFor();
            }
        }
    }

    private static JsonNode post(String url, String type, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body().isEmpty() ? MAPPER.nullNode() : MAPPER.readTree(response.body());
    }

    private static JsonNode tokens(String client, String scope) throws Exception {
        return post(
                ISSUER + "/protocol/openid-connect/token",
                "application/x-www-form-urlencoded",
                "grant_type=password&username=alice&password=alice&client_secret=secret&client_id=" + client + "&scope="
                        + scope);
    }

    private static Answer read(String token) {
        return server.get("Patient", "Authorization", "Bearer " + token);
    }

    @Test
    void tokensForThisServerAreAcceptedAndOthersAreNot() throws Exception {
        JsonNode tokens = tokens("app", "openid+user/*.rs");
        assertThat(read(tokens.path("access_token").asText()).status()).isEqualTo(200);
        assertThat(server.get(
                                "Patient/1",
                                "Authorization",
                                "Bearer " + tokens.path("access_token").asText())
                        .status())
                .isEqualTo(404);

        assertThat(read(tokens.path("refresh_token").asText()).status()).isEqualTo(401);
        assertThat(read(tokens.path("id_token").asText()).status()).isEqualTo(401);
        Answer other = read(tokens("other", "openid").path("access_token").asText());
        assertThat(other.status()).isEqualTo(401);
        assertThat(other.diagnostics()).contains("aud");
    }

    @Test
    void appsAreLedToKeycloak() {
        JsonNode smart = server.get(".well-known/smart-configuration").json();
        assertThat(smart.path("issuer").asText()).isEqualTo(ISSUER);
        assertThat(smart.path("token_endpoint").asText()).startsWith(ISSUER).endsWith("/token");
        assertThat(smart.path("capabilities").toString()).contains("client-public", "client-confidential-asymmetric");
    }

    /** An administrator of Keycloak makes a new key, which signs from then on. */
    @Test
    void aNewKeyIsAccepted() throws Exception {
        String before = tokens("app", "openid+user/*.rs").path("access_token").asText();
        assertThat(read(before).status()).isEqualTo(200);
        String admin = post(
                        KEYCLOAK + "/realms/master/protocol/openid-connect/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=password&client_id=admin-cli&username=admin&password=admin")
                .path("access_token")
                .asText();
        Map<String, Object> key = Map.of(
                "name",
                "fresh",
                "providerId",
                "rsa-generated",
                "providerType",
                "org.keycloak.keys.KeyProvider",
                "config",
                Map.of("priority", new String[] {"1000"}, "algorithm", new String[] {"RS256"}));
        post(
                KEYCLOAK + "/admin/realms/referrals/components",
                "application/json",
                MAPPER.writeValueAsString(key),
                "Authorization",
                "Bearer " + admin);
        String after = tokens("app", "openid+user/*.rs").path("access_token").asText();
        assertThat(after).doesNotStartWith(before.substring(0, before.indexOf('.')));
        assertThat(read(after).status()).isEqualTo(200);
        assertThat(read(before).status()).isEqualTo(200);
    }
}
