package org.footbridge.guide.site.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reader of the FHIR packages on the class path, with their examples, which the package's ImplementationGuide lists.
 *
 * @see <a href="https://hl7.org/fhir/R4/packages.html">FHIR packages</a>
 */
public final class PackageFiles {
    private final String root;
    private final Map<String, String> descriptions = new LinkedHashMap<>();
    private final List<Artefact> artefacts = new ArrayList<>();

    private PackageFiles(String name) {
        this.root = "/fhir/" + name + "/package/";
        JsonNode guide = Artefact.read(text(root + "ImplementationGuide-" + name + ".json"), name);
        for (JsonNode resource : guide.path("definition").path("resource")) {
            descriptions.put(
                    resource.path("reference").path("reference").asText(),
                    resource.path("description").asText());
        }
    }

    /** The definitions and examples of the packages with these names, in order. */
    public static List<Artefact> of(List<String> names) {
        List<Artefact> all = new ArrayList<>();
        for (String name : names) {
            PackageFiles files = new PackageFiles(name);
            files.readDefinitions();
            files.readExamples();
            all.addAll(files.artefacts);
        }
        return all;
    }

    private void readDefinitions() {
        for (JsonNode file : Artefact.read(text(root + ".index.json"), root).path("files")) {
            String path = root + file.path("filename").asText();
            JsonNode tree = Artefact.read(text(path), path);
            artefacts.add(Artefacts.definition(tree, described(tree), () -> text(path)));
        }
    }

    private void readExamples() {
        for (String reference : descriptions.keySet()) {
            String path = root + "example/" + reference.replace('/', '-') + ".json";
            if (PackageFiles.class.getResource(path) != null) {
                JsonNode tree = Artefact.read(text(path), path);
                artefacts.add(Artefacts.example(tree, described(tree), () -> text(path)));
            }
        }
    }

    private String described(JsonNode tree) {
        return descriptions.getOrDefault(
                tree.path("resourceType").asText() + "/" + tree.path("id").asText(), "");
    }

    private static String text(String resource) {
        try (InputStream in = PackageFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("FHIR package cannot be read", e);
        }
    }
}
