package org.footbridge.terminology.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.footbridge.archive.CountedInput;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.jspecify.annotations.Nullable;

/**
 * The files of a release: a directory, a zip archive, or one file. An archive is read in place, without unpacking it to
 * disk. It is refused if an entry's path leads outside the archive, or if it unpacks to a multiple of its size.
 */
final class ReleaseFiles implements AutoCloseable {
    static final long BYTES_MAX = 8L << 30;

    private static final int FILES_MAX = 20_000;
    private static final Pattern OUTSIDE =
            Pattern.compile("(^|.*[/\\\\])\\.\\.([/\\\\].*|$)|[/\\\\].*|[A-Za-z]:.*|.*\\x00.*");

    private final Map<String, Source> sources = new TreeMap<>();
    private final AtomicLong left;

    @Nullable
    private ZipFile archive;

    /** A file that can be opened several times, with a limit of {@code max} bytes. */
    private record Source(Opening opening, long max) {}

    private interface Opening {
        InputStream open() throws IOException;
    }

    /** A reader of a file; the message of an exception that it throws is completed with the name of the file. */
    interface Reading {
        void from(InputStream in) throws IOException;
    }

    private ReleaseFiles(long bytesMax) {
        this.left = new AtomicLong(bytesMax);
    }

    /**
     * Opens a release.
     *
     * @throws Problem INVALID if {@code path} does not exist or cannot be read
     */
    static ReleaseFiles open(Path path) {
        return open(path, BYTES_MAX);
    }

    /**
     * Opens a release.
     *
     * @param bytesMax the largest number of unpacked bytes to read from all files together
     */
    static ReleaseFiles open(Path path, long bytesMax) {
        ReleaseFiles files = new ReleaseFiles(bytesMax);
        try {
            if (Files.isDirectory(path)) {
                files.addDirectory(path);
            } else if (path.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                files.addArchive(new ZipFile(path.toFile()));
            } else {
                files.add(String.valueOf(path.getFileName()), () -> Files.newInputStream(path), Long.MAX_VALUE);
            }
            return files;
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        } catch (Problem refused) {
            files.close();
            throw refused;
        }
    }

    private void addDirectory(Path directory) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            found.filter(Files::isRegularFile)
                    .forEach(file -> add(
                            directory.relativize(file).toString(), () -> Files.newInputStream(file), Long.MAX_VALUE));
        }
    }

    private void addArchive(ZipFile zip) {
        archive = zip;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (OUTSIDE.matcher(entry.getName()).matches()) {
                throw refused("The archive has a file '" + entry.getName() + "' whose path leads outside the archive.");
            } else if (!entry.isDirectory()) {
                add(entry.getName(), () -> zip.getInputStream(entry), FileLimit.unpacked(entry.getCompressedSize()));
            }
        }
    }

    private void add(String name, Opening opening, long max) {
        if (sources.put(name, new Source(opening, max)) != null) {
            throw refused("There are two files '" + name + "'.");
        } else if (sources.size() > FILES_MAX) {
            throw refused("There are more than " + FILES_MAX + " files.");
        }
    }

    /** The paths of the files, in order. */
    List<String> names() {
        return List.copyOf(sources.keySet());
    }

    /** The name of a file without its directories. */
    static String base(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** The files whose name without directories matches. */
    List<String> named(Pattern pattern) {
        return sources.keySet().stream()
                .filter(name -> pattern.matcher(base(name)).matches())
                .toList();
    }

    /** @throws Problem INVALID if it cannot be read, COSTLY if it is too large */
    void read(String name, Reading reading) {
        Source source = Objects.requireNonNull(sources.get(name), name);
        FileLimit limit = new FileLimit(name, source.max(), left);
        try (InputStream in = new CountedInput(source.opening().open(), limit::count)) {
            reading.from(in);
        } catch (CharacterCodingException e) {
            throw refused("File '" + name + "' is not UTF-8.");
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static Problem unreadable(String name, IOException e) {
        return new Problem(
                ProblemKind.INVALID,
                "'" + name + "' cannot be read: " + e.getClass().getSimpleName() + ", " + e.getMessage() + ".",
                e);
    }

    private static Problem refused(String why) {
        return new Problem(ProblemKind.INVALID, why);
    }

    @Override
    public void close() {
        if (archive != null) {
            try {
                archive.close();
            } catch (IOException e) {
                throw unreadable(archive.getName(), e);
            }
        }
    }
}
