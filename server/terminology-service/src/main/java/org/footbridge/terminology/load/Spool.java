package org.footbridge.terminology.load;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * External grouping of rows by concept. The rows of a concept come from several files, each in its own order; they are
 * partitioned by a hash of the concept into temporary files, and then grouped one partition at a time in memory.
 */
final class Spool implements AutoCloseable {
    private static final int PARTS = 64;

    private final Path directory;
    private final List<BufferedWriter> writers = new ArrayList<>(PARTS);

    Spool() {
        try {
            directory = Files.createTempDirectory("footbridge-codes");
            for (int part = 0; part < PARTS; part++) {
                writers.add(Files.newBufferedWriter(file(part)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(int part) {
        return directory.resolve(part + ".txt");
    }

    /** Adds a row, whose fields have neither tabs nor line breaks. */
    void add(String concept, String... row) {
        try {
            BufferedWriter writer = writers.get(Math.floorMod(concept.hashCode(), PARTS));
            writer.write(concept);
            for (String field : row) {
                writer.write('\t');
                writer.write(field);
            }
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands on every concept with all of its rows, in the order in which they were added. No more can be added then. */
    void read(BiConsumer<String, List<String[]>> each) {
        try {
            for (int part = 0; part < PARTS; part++) {
                writers.get(part).close();
                part(part).forEach(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, List<String[]>> part(int part) throws IOException {
        Map<String, List<String[]>> rows = new LinkedHashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file(part))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int tab = line.indexOf('\t');
                rows.computeIfAbsent(line.substring(0, tab), concept -> new ArrayList<>(4))
                        .add(Rows.split(line.substring(tab + 1)));
            }
        }
        return rows;
    }

    @Override
    public void close() {
        try {
            for (int part = 0; part < writers.size(); part++) {
                writers.get(part).close();
                Files.deleteIfExists(file(part));
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
