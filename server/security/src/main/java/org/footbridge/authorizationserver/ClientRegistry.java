package org.footbridge.authorizationserver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The clients of the authorization server: those for trials, and those that the operator registered. */
final class ClientRegistry {
    /** The scopes about the user and the launch, which every app may ask for. */
    static final Set<String> OF_USERS = Set.of("openid", "profile", "fhirUser", "launch/patient", "offline_access");

    /** As long as SMART recommends for systems. */
    private static final Duration OF_SYSTEMS = Duration.ofMinutes(5);

    private static final Duration OF_TRIALS = Duration.ofHours(1);
    private static final Duration REFRESH = Duration.ofHours(12);

    private ClientRegistry() {}

    /** @param password of the demo clients */
    static RegisteredClientRepository of(List<SmartClient> registered, PasswordEncoder encoder, String password) {
        List<RegisteredClient> clients = new ArrayList<>();
        DemoAccount.ALL.forEach(account -> clients.add(demo(account, encoder.encode(password))));
        registered.forEach(client -> clients.add(client.isSystem() ? system(client) : app(client, encoder)));
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient demo(DemoAccount account, String secret) {
        return RegisteredClient.withId("demo-" + account.name())
                .clientId(account.name())
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(account.scopes()))
                .tokenSettings(tokens(OF_TRIALS))
                .build();
    }

    private static RegisteredClient system(SmartClient client) {
        return RegisteredClient.withId("system-" + client.id())
                .clientId(client.id())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(ClientSettings.builder()
                        .jwkSetUrl(client.keys().orElseThrow())
                        .tokenEndpointAuthenticationSigningAlgorithm(SignatureAlgorithm.ES384)
                        .build())
                .tokenSettings(tokens(OF_SYSTEMS))
                .build();
    }

    private static RegisteredClient app(SmartClient client, PasswordEncoder encoder) {
        RegisteredClient.Builder app =
                RegisteredClient.withId("app-" + client.id()).clientId(client.id());
        client.secret()
                .ifPresentOrElse(
                        secret -> app.clientSecret(encoder.encode(secret))
                                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC),
                        () -> app.clientAuthenticationMethod(ClientAuthenticationMethod.NONE));
        return app.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUris(uris -> uris.addAll(client.redirectUris()))
                .scopes(scopes -> {
                    scopes.addAll(client.scopes());
                    scopes.addAll(OF_USERS);
                })
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(true)
                        .build())
                .tokenSettings(tokens(OF_TRIALS))
                .build();
    }

    private static TokenSettings tokens(Duration lifetime) {
        return TokenSettings.builder()
                .accessTokenTimeToLive(lifetime)
                .refreshTokenTimeToLive(REFRESH)
                .reuseRefreshTokens(false)
                .build();
    }
}
