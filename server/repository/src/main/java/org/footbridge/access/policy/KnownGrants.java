package org.footbridge.access.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.footbridge.access.Caller;

/** Caches the grants of one policy for callers, by all that they depend on: a caller sends many requests with one token. */
final class KnownGrants {
    private static final int CALLERS_MAX = 10_000;
    private static final Duration UNUSED_MAX = Duration.ofMinutes(15);

    private final Policy policy;
    private final Cache<Token, Grants> known = Caffeine.newBuilder()
            .maximumSize(CALLERS_MAX)
            .expireAfterAccess(UNUSED_MAX)
            .build();

    private record Token(
            boolean authenticated,
            Set<String> roles,
            Set<String> scopes,
            Optional<String> fhirUser,
            Optional<String> patient,
            Set<String> organisations,
            boolean breaksGlass) {
        static Token of(Caller caller) {
            return new Token(
                    caller.isAuthenticated(),
                    caller.roles(),
                    caller.scopes(),
                    caller.fhirUser(),
                    caller.patient(),
                    caller.organisations(),
                    caller.breakGlass().isPresent());
        }
    }

    KnownGrants(Policy policy) {
        this.policy = policy;
    }

    Policy policy() {
        return policy;
    }

    Grants of(Caller caller) {
        return known.get(Token.of(caller), token -> new Grants(policy, caller));
    }
}
