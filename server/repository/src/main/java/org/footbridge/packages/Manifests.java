package org.footbridge.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.footbridge.packages.GuidePackage.Manifest;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Reads what a package says of itself.
 *
 * @see <a href="https://confluence.hl7.org/display/FHIR/NPM+Package+Specification">NPM package specification</a>
 */
final class Manifests {
    static final String FILE = "package/package.json";

    private Manifests() {}

    /** @throws Problem INVALID if it cannot be the manifest of a package for R4 */
    static Manifest read(List<PackageFile> files) {
        PackageFile file = files.stream()
                .filter(one -> one.name().equals(FILE))
                .findFirst()
                .orElseThrow(() -> invalid("The archive has no " + FILE + ", so it is no FHIR package."));
        JsonNode json = tree(file);
        String name = text(json, "name", "[A-Za-z][A-Za-z0-9._-]{0,127}");
        String version = text(json, "version", "[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}");
        requireR4(json, name);
        Map<String, String> dependencies = new TreeMap<>();
        json.path("dependencies")
                .properties()
                .forEach(entry ->
                        dependencies.put(entry.getKey(), entry.getValue().asText()));
        return new Manifest(name, version, dependencies);
    }

    private static JsonNode tree(PackageFile file) {
        try {
            return new ObjectMapper().readTree(file.text());
        } catch (IOException e) {
            throw invalid(FILE + " is not JSON.");
        }
    }

    private static String text(JsonNode json, String member, String pattern) {
        String text = json.path(member).asText("");
        if (!text.matches(pattern)) {
            throw invalid("The " + member + " in " + FILE + " is '" + PackageArchive.shortened(text)
                    + "'; it must be letters, digits, dots and hyphens.");
        }
        return text;
    }

    private static void requireR4(JsonNode json, String name) {
        List<String> releases = new ArrayList<>();
        for (String member : List.of("fhirVersions", "fhir-version-list")) {
            json.path(member).forEach(release -> releases.add(release.asText()));
        }
        if (!releases.isEmpty() && releases.stream().noneMatch(release -> release.startsWith("4.0"))) {
            throw invalid("Package '" + name + "' is for FHIR " + String.join(", ", releases)
                    + "; this server takes packages for 4.0.1.");
        }
    }

    private static Problem invalid(String message) {
        return new Problem(ProblemKind.INVALID, message);
    }
}
