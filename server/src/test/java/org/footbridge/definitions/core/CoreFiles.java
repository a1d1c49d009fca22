package org.footbridge.definitions.core;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;

/**
 * The definitions of R4 as files, one for each, so that a server reads those that it needs. HAPI has them in bundles, of
 * which it reads all.
 */
public final class CoreFiles {
    private static final String SEARCH_PARAMETERS = "/org/hl7/fhir/r4/model/sp/search-parameters.json";

    private CoreFiles() {}

    /**
     * Writes every StructureDefinition, ValueSet and CodeSystem that HAPI has to a file {@code Type/name.json} in the directory
     * that is the one argument, and what is asked of all of them to {@code index.txt}. Beside it, in one file, R4's search
     * parameters.
     *
     * @throws IOException if it cannot be written
     * @throws IllegalStateException if two would have the same file
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        FhirContext context = FhirContext.forR4();
        context.setParserErrorHandler(new LenientErrorHandler(false));
        // or definitions would get the URLs of their entries for ids
        context.getParserOptions().setOverrideResourceIdWithBundleEntryFullUrl(false);
        IValidationSupport core = new DefaultProfileValidationSupport(context);
        IParser json = context.newJsonParser();
        Set<String> lines = new LinkedHashSet<>();
        Set<Path> files = new LinkedHashSet<>();
        for (MetadataResource definition : all(core)) {
            String name = definition.fhirType() + "/" + name(definition);
            Path file = directory.resolve(name + ".json");
            if (!files.add(file)) {
                throw new IllegalStateException("two definitions are " + name);
            }
            writeIfChanged(file, bytes(json.encodeResourceToString(definition)));
            lines.add(line(definition));
        }
        writeIfChanged(directory.resolve("index.txt"), bytes(String.join("\n", lines) + "\n"));
        try (InputStream parameters = CoreFiles.class.getResourceAsStream(SEARCH_PARAMETERS)) {
            byte[] content = Objects.requireNonNull(parameters).readAllBytes();
            writeIfChanged(directory.resolve("search-parameters.json"), content);
        }
    }

    /** A file whose content is the same is left as it is, so that nothing that depends on it is built again. */
    private static void writeIfChanged(Path file, byte[] content) throws IOException {
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<MetadataResource> all(IValidationSupport core) {
        core.fetchCodeSystem("");
        core.fetchStructureDefinition("/"); // what was never asked for is not among all
        return Stream.ofNullable(core.fetchAllConformanceResources())
                .flatMap(List::stream)
                .map(MetadataResource.class::cast)
                .sorted(Comparator.comparing(MetadataResource::fhirType).thenComparing(CoreFiles::name))
                .toList();
    }

    /** Its id; one of HAPI's own has none. */
    private static String name(MetadataResource definition) {
        String id = definition.getIdElement().getIdPart();
        return id == null ? definition.getUrl().replaceFirst(".*/", "") : id;
    }

    /**
     * Type, name, URL and version, and of a code system also how much of it is there, the codes of its properties,
     * and whether it is case-sensitive.
     */
    private static String line(MetadataResource definition) {
        String line = Stream.of(
                        definition.fhirType(),
                        name(definition),
                        definition.getUrl(),
                        definition.hasVersion() ? definition.getVersion() : "")
                .collect(Collectors.joining("\t"));
        return definition instanceof CodeSystem system
                ? line + "\t" + (system.hasContent() ? system.getContent().toCode() : "") + "\t"
                        + system.getProperty().stream()
                                .map(CodeSystem.PropertyComponent::getCode)
                                .distinct()
                                .collect(Collectors.joining(","))
                        + "\t" + (system.hasCaseSensitive() && system.getCaseSensitive())
                : line;
    }
}
