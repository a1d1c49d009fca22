package org.footbridge;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.authorizationserver.DemoScopes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * {@code bin/footbridge token --as=<demo account> [--scope=…]}, with the settings of a running server: writes an access token of its
 * authorization server for trials.
 */
final class TokenCommand {
    static final String NAME = "token";
    static final int WRITTEN = 0;
    static final int REFUSED = 1;

    private static final Logger log = LoggerFactory.getLogger(TokenCommand.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private TokenCommand() {}

    /** The settings only. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableConfigurationProperties({ServerSettings.class, ServerProperties.class})
    static class Settings {}

    /** The exit code; the token alone is written to {@code out}. */
    static int run(String[] arguments, PrintStream out) {
        String[] quiet = Stream.concat(Stream.of("--spring.main.log-startup-info=false"), Stream.of(arguments))
                .toArray(String[]::new);
        return CommandContext.run(Settings.class, quiet, REFUSED, context -> write(context, out));
    }

    private static int write(ConfigurableApplicationContext context, PrintStream out) {
        try {
            Environment environment = context.getEnvironment();
            String account = environment.getProperty("as", "");
            String scope = Optional.ofNullable(environment.getProperty("scope"))
                    .or(() -> DemoScopes.of(account))
                    .orElseThrow(() -> new SettingException("--as is '" + account + "'; it must be one of "
                            + String.join(", ", DemoScopes.accounts()) + "."));
            String base = ServerConfiguration.base(
                    context.getBean(ServerSettings.class), context.getBean(ServerProperties.class));
            String password =
                    new DemoPassword(context.getBean(ServerSettings.class).dataDir()).text();
            out.println(request(EmbeddedAuthorizationConfiguration.issuer(base), account, password, scope));
            return WRITTEN;
        } catch (SettingException refused) {
            log.error("{}", refused.getMessage());
        } catch (ConnectException noServer) {
            log.error("No server answers there; start it first, and give this command its settings.");
        } catch (IOException | ParseException failure) {
            log.error("The server gives no token: {}", failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return REFUSED;
    }

    /** A token of the authorization server {@code issuer} for a demo account. */
    static String request(String issuer, String account, String password, String scope)
            throws IOException, InterruptedException, ParseException {
        String credentials =
                Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/oauth2/token"))
                .timeout(TIMEOUT)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8)))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        Map<String, Object> answer = JSONObjectUtils.parse(response.body());
        if (response.statusCode() != 200) {
            throw new IOException(answer.get("error") + " " + answer.getOrDefault("error_description", ""));
        }
        return String.valueOf(answer.get("access_token"));
    }
}
