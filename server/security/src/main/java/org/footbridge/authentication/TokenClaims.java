package org.footbridge.authentication;

import com.google.common.base.Splitter;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.footbridge.access.Caller;
import org.jspecify.annotations.Nullable;

/** The caller that the claims of a token describe. A claim of another type than it should have is treated as absent. */
final class TokenClaims {
    private static final Splitter SPACES = Splitter.on(' ').omitEmptyStrings();
    private static final Splitter DOTS = Splitter.on('.');
    private static final Pattern RESOURCE = Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64})");

    private TokenClaims() {}

    static Caller caller(JWTClaimsSet claims, TrustedIssuer issuer) {
        Set<String> scopes = new LinkedHashSet<>(words(claims.getClaim("scope")));
        scopes.addAll(words(claims.getClaim("scp"))); // of Microsoft Entra and Okta
        return new Caller(
                issuer.issuer(),
                claims.getSubject(),
                text(claims.getClaim("client_id")).or(() -> text(claims.getClaim("azp"))),
                words(at(claims, issuer.claims().roles())),
                scopes,
                text(claims.getClaim("fhirUser")).flatMap(TokenClaims::reference),
                text(claims.getClaim("patient")).map(id -> id.replaceFirst("^Patient/", "")),
                words(at(claims, issuer.claims().organisations())),
                words(at(claims, issuer.claims().purposes())),
                "",
                Optional.empty());
    }

    /** Relative: the server is the one that the token is for. */
    private static Optional<String> reference(String url) {
        var matcher = RESOURCE.matcher(url);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The claim at a path with dots. A claim with dots in its name, such as a URL, comes before that. */
    @Nullable
    private static Object at(JWTClaimsSet claims, String path) {
        if (claims.getClaim(path) != null) {
            return claims.getClaim(path);
        }
        Object found = claims.getClaims();
        for (String name : DOTS.split(path)) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return found;
    }

    private static Optional<String> text(@Nullable Object claim) {
        return claim instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** The words of a text, or the texts and codes of a list. */
    private static Set<String> words(@Nullable Object claim) {
        Set<String> words = new LinkedHashSet<>();
        if (claim instanceof String text) {
            words.addAll(SPACES.splitToList(text));
        } else if (claim instanceof Collection<?> list) {
            for (Object element : list) {
                Object code = element instanceof Map<?, ?> coding ? coding.get("code") : element;
                text(code).ifPresent(words::add);
            }
        }
        return words;
    }
}
