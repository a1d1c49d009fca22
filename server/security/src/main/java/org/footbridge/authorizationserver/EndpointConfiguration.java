package org.footbridge.authorizationserver;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/** The endpoints of the authorization server and its sign-in page, as one chain of Spring Security's filters. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class EndpointConfiguration {
    /** The passwords are random, so that a slow hash protects nothing. */
    private static final int BCRYPT_STRENGTH = 4;

    @Bean
    SecurityFilterChain endpoints(HttpSecurity http, ServerIdentity identity, UsedAssertions used) {
        OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
        GrantedScopes scopes = new GrantedScopes(identity.fhirBase());
        AssertionDecoders assertions = new AssertionDecoders(used);
        OAuth2AccessTokenResponseAuthenticationSuccessHandler answer =
                new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        answer.setAccessTokenResponseCustomizer(TokenContent::tellPatient);
        return http.with(
                        server,
                        endpoints -> endpoints
                                .clientAuthentication(clients -> clients.authenticationConverter(
                                                new AssertionConverter())
                                        .authenticationProviders(providers -> each(
                                                providers,
                                                JwtClientAssertionAuthenticationProvider.class,
                                                provider -> provider.setJwtDecoderFactory(assertions))))
                                .authorizationEndpoint(codes -> codes.authenticationProviders(providers -> each(
                                        providers,
                                        OAuth2AuthorizationCodeRequestAuthenticationProvider.class,
                                        provider -> provider.setAuthenticationValidator(scopes.ofCodes()))))
                                .tokenEndpoint(tokens -> tokens.accessTokenResponseHandler(answer)
                                        .authenticationProviders(providers -> each(
                                                providers,
                                                OAuth2ClientCredentialsAuthenticationProvider.class,
                                                provider -> provider.setAuthenticationValidator(
                                                        GrantedScopes.ofClients()))))
                                .oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/default-ui.css")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(Customizer.withDefaults())
                .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint("/login"),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    /** Configures the provider of a type, which Spring has made. */
    private static <T> void each(List<?> providers, Class<T> type, Consumer<T> configure) {
        providers.stream().filter(type::isInstance).map(type::cast).forEach(configure);
    }

    @Bean
    AuthorizationServerSettings serverSettings(ServerIdentity identity) {
        return AuthorizationServerSettings.builder().issuer(identity.issuer()).build();
    }

    @Bean
    JWKSource<SecurityContext> keys(ServerIdentity identity) {
        return new ImmutableJWKSet<>(new JWKSet(identity.signingKey()));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> content(ServerIdentity identity) {
        return new TokenContent(identity.fhirBase());
    }

    @Bean
    PasswordEncoder encoder() {
        return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    }

    @Bean
    RegisteredClientRepository clients(ServerIdentity identity, PasswordEncoder encoder) {
        return ClientRegistry.of(
                identity.clients(), encoder, identity.password().get());
    }

    @Bean
    UserDetailsService users(ServerIdentity identity, PasswordEncoder encoder) {
        String password = encoder.encode(identity.password().get());
        return new InMemoryUserDetailsManager(DemoAccount.ALL.stream()
                .filter(DemoAccount::isUser)
                .map(account -> User.withUsername(account.name())
                        .password(password)
                        .authorities("ROLE_" + account.name())
                        .build())
                .toArray(UserDetails[]::new));
    }
}
