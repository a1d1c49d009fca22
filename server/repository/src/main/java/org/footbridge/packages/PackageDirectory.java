package org.footbridge.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.packages.GuidePackage.Manifest;
import org.footbridge.problem.Problem;
import org.footbridge.store.definition.GuideStore.Guide;
import org.footbridge.validation.Invalid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The packages that the operator wants installed: every {@code .tgz} in a directory. Archives installed already are left. */
public final class PackageDirectory {
    private static final Logger log = LoggerFactory.getLogger(PackageDirectory.class);

    private final Path directory;
    private final Installer installer;

    public PackageDirectory(Path directory, Installer installer) {
        this.directory = directory;
        this.installer = installer;
    }

    /** Thrown if the directory, or a package in it, is at fault; the message is a sentence for the operator. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    private record File(Path path, byte[] content, String digest) {}

    private record Archive(File file, Manifest manifest) {}

    /**
     * Installs what is new, what others build upon first.
     *
     * @throws Unusable if one of them cannot be installed; those before it are
     */
    public void install() {
        List<File> files = files();
        Set<String> known = installer.installed().stream().map(Guide::digest).collect(Collectors.toSet());
        if (files.stream().anyMatch(file -> !known.contains(file.digest()))) {
            inOrder(archives(files)).stream()
                    .filter(archive -> !known.contains(archive.file().digest()))
                    .forEach(archive -> install(archive.file()));
        }
    }

    private List<File> files() {
        try (Stream<Path> paths = Files.list(directory)) {
            List<File> files = new ArrayList<>();
            for (Path path : paths.filter(path -> path.toString().endsWith(".tgz"))
                    .sorted()
                    .toList()) {
                byte[] content = Files.readAllBytes(path);
                files.add(new File(path, content, PackageReader.digest(content)));
            }
            return files;
        } catch (IOException e) {
            throw new Unusable("footbridge.packages.dir is '" + directory + "', which cannot be read as a directory.");
        }
    }

    private List<Archive> archives(List<File> files) {
        List<Archive> archives = new ArrayList<>();
        Map<String, File> byName = new HashMap<>();
        for (File file : files) {
            try {
                Manifest manifest = installer.reader().manifest(file.content());
                File other = byName.putIfAbsent(manifest.name(), file);
                if (other != null) {
                    throw new Unusable("Package '" + manifest.name() + "' is in footbridge.packages.dir twice, as "
                            + other.path().getFileName() + " and " + file.path().getFileName() + "; leave one.");
                }
                archives.add(new Archive(file, manifest));
            } catch (Problem problem) {
                throw unusable(file, problem.message());
            }
        }
        return archives;
    }

    private static Unusable unusable(File file, String reason) {
        return new Unusable("Package " + file.path() + " (footbridge.packages.dir) cannot be installed: " + reason);
    }

    /** Packages stand after those that they depend on. */
    private static List<Archive> inOrder(List<Archive> archives) {
        List<Archive> ordered = new ArrayList<>();
        List<Archive> left = new ArrayList<>(archives);
        while (!left.isEmpty()) {
            Set<String> waiting =
                    left.stream().map(archive -> archive.manifest().name()).collect(Collectors.toSet());
            Archive next = left.stream()
                    .filter(archive ->
                            archive.manifest().dependencies().keySet().stream().noneMatch(waiting::contains))
                    .findFirst()
                    .orElse(left.get(0)); // a circle has no order
            ordered.add(next);
            left.remove(next);
        }
        return ordered;
    }

    private void install(File file) {
        try {
            Installed installed = installer.install(file.content(), Progress.UNHEARD);
            log.info(
                    "Installed {}#{} from {}: {}; not of use here: {}",
                    installed.name(),
                    installed.version(),
                    file.path().getFileName(),
                    installed.effects(),
                    installed.left());
            installed.warnings().forEach(log::warn);
        } catch (Problem problem) {
            throw unusable(file, problem.message());
        } catch (Invalid invalid) {
            throw unusable(file, invalid.outcome().getIssueFirstRep().getDiagnostics());
        }
    }
}
