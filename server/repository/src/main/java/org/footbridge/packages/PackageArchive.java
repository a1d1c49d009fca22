package org.footbridge.packages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.footbridge.archive.CountedInput;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;

/**
 * Reads a FHIR package, a gzipped tar, from memory into memory: nothing is written to disk, whatever the names in it say.
 * Names that would lead out of the archive are refused all the same, as others who unpack it would follow them.
 *
 * @see <a href="https://hl7.org/fhir/packages.html">FHIR packages</a>
 */
final class PackageArchive {
    private static final int NAME_MAX = 500;

    /** The definitions of a package stand in this folder itself; examples and what tools made are below it. */
    private static final Pattern WANTED = Pattern.compile("package/[^/]+\\.json");

    /** Archives made with {@code tar ./package} have these in front of each name. */
    private static final Pattern LEADING_DOTS = Pattern.compile("^(\\./)+");

    private static final Pattern STRANGE = Pattern.compile("[\\\\\\x00-\\x1f\\x7f:]");

    private final ArchiveLimits limits;
    private final Set<String> names = new HashSet<>();
    private final List<PackageFile> files = new ArrayList<>();
    private long unpacked;

    private PackageArchive(ArchiveLimits limits) {
        this.limits = limits;
    }

    /**
     * The JSON files in the folder {@code package}.
     *
     * @throws Problem INVALID or TOO_LARGE, with the reason
     */
    static List<PackageFile> read(byte[] archive, ArchiveLimits limits) {
        PackageArchive reading = new PackageArchive(limits);
        try (InputStream unzipped =
                        new CountedInput(new GZIPInputStream(new ByteArrayInputStream(archive)), reading::count);
                TarArchiveInputStream tar = new TarArchiveInputStream(unzipped)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                reading.add(entry, tar);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw invalid("The body is not a FHIR package: it cannot be read as a gzipped tar archive (.tgz).");
        }
        return reading.files;
    }

    private static Problem invalid(String message) {
        return new Problem(ProblemKind.INVALID, message);
    }

    private void count(long bytes) {
        unpacked += bytes;
        if (unpacked > limits.unpacked()) {
            throw tooLarge("The archive unpacks to more than " + limits.unpacked()
                    + " bytes (footbridge.packages.unpacked-max).");
        }
    }

    private static Problem tooLarge(String message) {
        return new Problem(ProblemKind.TOO_LARGE, message);
    }

    private void add(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        String name = LEADING_DOTS.matcher(entry.getName()).replaceFirst("");
        requireHarmless(name);
        if (!entry.isDirectory() && !isPlain(entry)) {
            throw invalid(
                    "'" + shortened(name) + "' in the archive is neither a file nor a folder, but a link or device.");
        } else if (!entry.isDirectory() && !names.add(name)) {
            throw invalid("'" + shortened(name) + "' is in the archive twice.");
        } else if (names.size() > limits.entries()) {
            throw tooLarge("The archive has more than " + limits.entries() + " files.");
        } else if (entry.getSize() > limits.entry()) {
            throw tooLarge("'" + shortened(name) + "' in the archive has " + entry.getSize() + " bytes; at most "
                    + limits.entry() + " are accepted.");
        } else if (!entry.isDirectory() && WANTED.matcher(name).matches()) {
            files.add(new PackageFile(name, tar.readAllBytes()));
        }
    }

    /** The library calls whatever is no folder a file. */
    private static boolean isPlain(TarArchiveEntry entry) {
        return entry.isFile()
                && !entry.isSymbolicLink()
                && !entry.isLink()
                && !entry.isFIFO()
                && !entry.isBlockDevice()
                && !entry.isCharacterDevice()
                && !entry.isSparse();
    }

    private static void requireHarmless(String name) {
        boolean leadsOut = name.startsWith("/") || List.of(name.split("/", -1)).contains("..");
        if (leadsOut || name.length() > NAME_MAX || STRANGE.matcher(name).find()) {
            throw invalid("'" + shortened(name)
                    + "' is not accepted as a name in an archive: it must be relative, without"
                    + " '..', ':', backslashes and control characters, and of at most " + NAME_MAX + " characters.");
        }
    }

    static String shortened(String text) {
        String visible = text.replaceAll("[\\x00-\\x1f\\x7f]", "?");
        return visible.length() > 100 ? visible.substring(0, 100) + "…" : visible;
    }
}
