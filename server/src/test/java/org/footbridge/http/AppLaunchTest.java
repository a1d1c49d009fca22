package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A SMART app gets a token for a user: sign-in, consent, code, token, as a browser and an app would do it. */
class AppLaunchTest {
    private static final int PORT = RunningServer.freePort();
    private static final String ISSUER = "http://localhost:" + PORT;
    private static final Path DATA = Path.of("target", "data", "app-launch-" + PORT);
    private static final String CALLBACK = "http://127.0.0.1:3000/callback";
    private static final String VERIFIER = "a-verifier-of-at-least-43-characters-0123456789";
    private static final String SECRET = "a secret of the portal";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            "--server.port=" + PORT,
            "--footbridge.security.mode=smart",
            "--footbridge.data-dir=" + DATA,
            "--footbridge.security.apps[0].client-id=app",
            "--footbridge.security.apps[0].redirect-uris=" + CALLBACK,
            "--footbridge.security.apps[0].scopes=user/*.rs,patient/*.rs",
            "--footbridge.security.apps[1].client-id=portal",
            "--footbridge.security.apps[1].redirect-uris=" + CALLBACK,
            "--footbridge.security.apps[1].secret=" + SECRET,
            "--footbridge.security.apps[1].scopes=user/*.cruds");

    private static String password;

    @BeforeAll
    static void readPassword() throws IOException {
        password = Files.readString(DATA.resolve("demo-password"));
    }

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    private static String form(Map<String, String> values) {
        StringBuilder form = new StringBuilder();
        values.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }

    private static String challenge() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static Map<String, String> request(String client, String scope) throws Exception {
        Map<String, String> request = new TreeMap<>();
        request.put("response_type", "code");
        request.put("client_id", client);
        request.put("redirect_uri", CALLBACK);
        request.put("scope", scope);
        request.put("state", "xyz");
        request.put("aud", ISSUER + "/fhir");
        request.put("code_challenge", challenge());
        request.put("code_challenge_method", "S256");
        return request;
    }

    private HttpResponse<String> get(String url) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(ISSUER).resolve(url))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    /** As a browser sends a form, with the origin of its page. */
    private HttpResponse<String> post(String url, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(ISSUER).resolve(url))
                        .header("Accept", "text/html")
                        .header("Origin", ISSUER)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, String> hidden(Document page) {
        Map<String, String> values = new TreeMap<>();
        for (Element input : page.select("form input[type=hidden]")) {
            values.put(input.attr("name"), input.attr("value"));
        }
        return values;
    }

    /** The URL to which the browser is sent after sign-in and, if it is asked for, consent to all scopes. */
    private String launch(Map<String, String> request, String user) throws Exception {
        HttpResponse<String> first = get("/oauth2/authorize?" + form(request));
        if (first.statusCode() != 302 || !location(first).endsWith("/login")) {
            return first.statusCode() == 302 ? location(first) : first.body();
        }
        Document page = Jsoup.parse(get("/login").body());
        Map<String, String> signIn = hidden(page);
        signIn.put("username", user);
        signIn.put("password", password);
        HttpResponse<String> back = get(location(post("/login", form(signIn))));
        if (back.statusCode() == 302) {
            return location(back);
        }
        Document consent = Jsoup.parse(back.body());
        StringBuilder agreed = new StringBuilder(form(hidden(consent)));
        for (Element scope : consent.select("input[type=checkbox]")) {
            agreed.append("&scope=").append(URLEncoder.encode(scope.attr("value"), StandardCharsets.UTF_8));
        }
        return location(post("/oauth2/authorize", agreed.toString()));
    }

    private static String code(String location) {
        Matcher code = CODE.matcher(location);
        assertThat(code.find()).as(location).isTrue();
        assertThat(location).startsWith(CALLBACK).contains("state=xyz");
        return URLDecoder.decode(code.group(1), StandardCharsets.UTF_8);
    }

    private static Answer token(Map<String, String> parameters, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return server.send("POST", ISSUER + "/oauth2/token", form(parameters), all);
    }

    private static Map<String, String> exchange(String client, String code) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("grant_type", "authorization_code");
        parameters.put("code", code);
        parameters.put("redirect_uri", CALLBACK);
        parameters.put("client_id", client);
        parameters.put("code_verifier", VERIFIER);
        return parameters;
    }

    @Test
    void aPersonLetsAnAppReadTheirRecord() throws Exception {
        String scope = "openid fhirUser launch/patient patient/Patient.rs";
        String code = code(launch(request("app", scope), "patient"));
        Answer answer = token(exchange("app", code));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode json = answer.json();
        assertThat(json.path("patient").asText()).isEqualTo("maureen");
        assertThat(json.path("scope").asText().split(" ")).containsExactlyInAnyOrder(scope.split(" "));
        assertThat(json.has("refresh_token")).isFalse();
        JWTClaimsSet id = SignedJWT.parse(json.path("id_token").asText()).getJWTClaimsSet();
        assertThat(id.getStringClaim("fhirUser")).isEqualTo(ISSUER + "/fhir/Patient/maureen");
        assertThat(id.getAudience()).containsExactly("app");
        String token = json.path("access_token").asText();
        assertThat(server.get("Patient", "Authorization", "Bearer " + token).status())
                .isEqualTo(200);
        assertThat(server.get(
                                "Patient",
                                "Authorization",
                                "Bearer " + json.path("id_token").asText())
                        .status())
                .as("an id token is no access token")
                .isEqualTo(401);
        assertThat(token(exchange("app", code)).status())
                .as("a code is for one use")
                .isEqualTo(400);
    }

    @Test
    void aPortalWithASecretGetsRefreshTokens() throws Exception {
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString(("portal:" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8));
        Map<String, String> exchange =
                exchange("portal", code(launch(request("portal", "openid user/Task.rs"), "link-worker")));
        exchange.remove("client_id");
        Answer answer = token(exchange, "Authorization", basic);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String refresh = answer.json().path("refresh_token").asText();
        Map<String, String> again = Map.of("grant_type", "refresh_token", "refresh_token", refresh);
        Answer second = token(again, "Authorization", basic);
        assertThat(second.status()).as(second.body()).isEqualTo(200);
        JWTClaimsSet claims =
                SignedJWT.parse(second.json().path("access_token").asText()).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("roles")).containsExactly("link-worker");
        assertThat(claims.getSubject()).isEqualTo("link-worker");
        assertThat(token(again, "Authorization", basic).status())
                .as("a refresh token is for one use")
                .isEqualTo(400);
    }

    @Test
    void whatIsNotAsItShouldBeIsRefused() throws Exception {
        Map<String, String> noChallenge = request("app", "openid");
        noChallenge.remove("code_challenge");
        assertThat(launch(noChallenge, "patient")).contains("error=invalid_request");

        Map<String, String> plain = request("app", "openid");
        plain.put("code_challenge_method", "plain");
        assertThat(launch(plain, "patient")).contains("error=invalid_request");

        Map<String, String> audience = request("app", "openid");
        audience.put("aud", "https://other.example/fhir");
        assertThat(launch(audience, "patient")).contains("error=invalid_request");

        Map<String, String> elsewhere = request("app", "openid");
        elsewhere.put("redirect_uri", "https://evil.example/callback");
        assertThat(launch(elsewhere, "patient")).contains("invalid_request").doesNotContain("evil.example/callback?");

        assertThat(launch(request("app", "user/*.cruds"), "link-worker")).contains("error=invalid_scope");
        assertThat(launch(request("app", "system/*.rs"), "link-worker")).contains("error=invalid_scope");
    }

    @Test
    void aCodeIsOfNoUseWithoutItsVerifier() throws Exception {
        Map<String, String> exchange = exchange("app", code(launch(request("app", "openid"), "patient")));
        exchange.put("code_verifier", VERIFIER.replace('a', 'b'));
        assertThat(token(exchange).status()).isEqualTo(400);
    }

    @Test
    void aWrongPasswordSignsNobodyIn() throws Exception {
        get("/oauth2/authorize?" + form(request("app", "openid")));
        Map<String, String> signIn = hidden(Jsoup.parse(get("/login").body()));
        signIn.put("username", "patient");
        signIn.put("password", "patient");
        assertThat(location(post("/login", form(signIn)))).contains("error");
        signIn.remove("_csrf");
        signIn.put("password", password);
        assertThat(post("/login", form(signIn)).statusCode())
                .as("without the token of the form")
                .isEqualTo(403);
    }
}
