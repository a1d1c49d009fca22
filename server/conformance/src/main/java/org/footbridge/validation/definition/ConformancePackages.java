package org.footbridge.validation.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The FHIR packages that come with the server: profiles, extensions, code systems, value sets and search parameters.
 *
 * @see <a href="https://hl7.org/fhir/R4/packages.html">FHIR packages</a>
 */
public final class ConformancePackages {
    /** The packages by name, in the order in which they build on each other. */
    public static final List<String> NAMES = List.of("footbridge.terminology", "footbridge.social-prescribing");

    private final List<Definition> definitions = new ArrayList<>();
    private final List<Profile> profiles = new ArrayList<>();

    /** A conformance resource: its type, canonical URL and JSON. */
    public record Definition(String type, String url, String json) {
        /** Whether {@code canonical}, a URL that may be followed by a version, means it. */
        boolean is(String canonical) {
            return canonical.equals(url)
                    || (canonical.startsWith(url + "|")
                            && canonical.equals(
                                    url + "|" + tree(this).path("version").asText()));
        }
    }

    /** Reads the indexes on the class path and the files they name. */
    public ConformancePackages() {
        ObjectMapper mapper = new ObjectMapper();
        for (String name : NAMES) {
            String root = "/fhir/" + name + "/package/";
            try {
                for (JsonNode file : mapper.readTree(text(root + ".index.json")).path("files")) {
                    if (file.hasNonNull("url")) {
                        String json = text(root + file.path("filename").asText());
                        definitions.add(new Definition(
                                file.path("resourceType").asText(),
                                file.path("url").asText(),
                                json));
                        noteProfile(file);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("FHIR package " + name + " cannot be read", e);
            }
        }
    }

    private void noteProfile(JsonNode file) {
        boolean resource = file.path("kind").asText().equals("resource");
        if (resource && file.path("resourceType").asText().equals("StructureDefinition")) {
            profiles.add(
                    new Profile(file.path("url").asText(), file.path("type").asText()));
        }
    }

    /** A profile on a resource type: its canonical URL and the type that it constrains. */
    public record Profile(String url, String constrains) {}

    /** The profiles on resources; not those on extensions and data types. */
    public List<Profile> profiles() {
        return List.copyOf(profiles);
    }

    /** The definitions of {@code type}, as trees. */
    public List<JsonNode> json(String type) {
        return definitions.stream()
                .filter(definition -> definition.type().equals(type))
                .map(ConformancePackages::tree)
                .toList();
    }

    private static JsonNode tree(Definition definition) {
        try {
            return new ObjectMapper().readTree(definition.json());
        } catch (IOException e) {
            throw new UncheckedIOException(definition.url() + " is not JSON", e);
        }
    }

    public List<Definition> all() {
        return List.copyOf(definitions);
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = ConformancePackages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
