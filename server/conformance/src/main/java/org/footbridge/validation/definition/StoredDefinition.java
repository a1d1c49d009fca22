package org.footbridge.validation.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A definition that is stored on the server, or about to be stored.
 *
 * @param place its location, such as {@code ValueSet/1}
 * @param digest a hash of its content
 * @param content its JSON in UTF-8, without the elements that the server sets
 */
public record StoredDefinition(String place, String digest, byte[] content) {
    public static StoredDefinition of(String place, byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return new StoredDefinition(place, HexFormat.of().formatHex(digest), content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** Whether {@code canonical}, a URL that may be followed by a version, means it. */
    boolean is(String canonical) {
        JsonNode tree = tree();
        String url = tree.path("url").asText();
        return canonical.equals(url)
                || canonical.equals(url + "|" + tree.path("version").asText());
    }

    /** The profile on a resource that it is, if it is one in effect. */
    Optional<ConformancePackages.Profile> profile() {
        JsonNode tree = tree();
        boolean profile = tree.path("kind").asText().equals("resource")
                && tree.path("derivation").asText().equals("constraint")
                && !tree.path("status").asText().equals("retired");
        return profile
                ? Optional.of(new ConformancePackages.Profile(
                        tree.path("url").asText(), tree.path("type").asText()))
                : Optional.empty();
    }

    private JsonNode tree() {
        try {
            return new ObjectMapper().readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(place + " is not JSON", e);
        }
    }
}
