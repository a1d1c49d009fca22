package org.footbridge.packages;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.footbridge.json.Links;
import org.footbridge.packages.GuidePackage.Definition;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.transaction.content.Content;
import org.footbridge.transaction.content.ContentReader;
import org.hl7.fhir.r4.model.MetadataResource;

/** Reads packages, strictly: whatever in one cannot be read, or says a thing twice, is a reason to refuse it. */
final class PackageReader {
    /** Of these the resources are installed; they are what takes effect here. */
    static final Set<String> INSTALLED =
            Set.of("StructureDefinition", "ValueSet", "CodeSystem", "ConceptMap", "SearchParameter");

    private final ContentReader reader;
    private final ArchiveLimits limits;

    PackageReader(ContentReader reader, ArchiveLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The description that the package in {@code archive} gives of itself. */
    GuidePackage.Manifest manifest(byte[] archive) {
        return Manifests.read(PackageArchive.read(archive, limits));
    }

    /** @throws Problem with the name of the file that is at fault */
    GuidePackage read(byte[] archive) {
        List<PackageFile> files = PackageArchive.read(archive, limits);
        GuidePackage.Manifest manifest = Manifests.read(files);
        List<Definition> definitions = new ArrayList<>();
        Map<String, Integer> left = new TreeMap<>();
        for (PackageFile file : files) {
            if (!file.name().equals(Manifests.FILE) && !file.name().startsWith("package/.")) {
                String type = within(file, () -> reader.type(file.text()));
                if (INSTALLED.contains(type)) {
                    definitions.add(within(file, () -> definition(file, type)));
                } else if (!type.isEmpty()) {
                    left.merge(type, 1, Integer::sum);
                }
            }
        }
        requireApart(definitions);
        return new GuidePackage(manifest, digest(archive), definitions, left);
    }

    private interface Step<T> {
        T run();
    }

    private static <T> T within(PackageFile file, Step<T> step) {
        try {
            return step.run();
        } catch (Problem problem) {
            String message = PackageArchive.shortened(file.name()) + ": " + problem.message();
            throw problem.expression()
                    .map(place -> new Problem(problem.kind(), message, place))
                    .orElseGet(() -> new Problem(problem.kind(), message));
        }
    }

    private Definition definition(PackageFile file, String type) {
        Content content = reader.content(reader.json(type, file.text(), Links.NONE));
        MetadataResource model = (MetadataResource) content.model();
        if (!model.hasUrl()) {
            throw new Problem(ProblemKind.INVALID, "A " + type + " in a package must have a url.", type + ".url");
        }
        return new Definition(file.name(), model.getUrl(), model.hasVersion() ? model.getVersion() : "", content);
    }

    /** Two of one canonical, of whatever versions, would leave open which is meant. */
    private static void requireApart(List<Definition> definitions) {
        Map<String, Definition> seen = new HashMap<>();
        for (Definition definition : definitions) {
            Definition other = seen.putIfAbsent(definition.label(), definition);
            if (other != null) {
                throw new Problem(
                        ProblemKind.INVALID,
                        "The package defines " + definition.label() + " twice, in " + other.file() + " (version '"
                                + other.version() + "') and " + definition.file() + " (version '"
                                + definition.version() + "'); it must define each canonical once.");
            }
        }
    }
}
