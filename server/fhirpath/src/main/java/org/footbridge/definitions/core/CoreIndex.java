package org.footbridge.definitions.core;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Index of the definitions of R4 and the files of their texts. */
final class CoreIndex {
    private static final String HOME = "/fhir/r4/";

    private final Map<String, Map<String, Entry>> byType = new LinkedHashMap<>();

    /**
     * The metadata of a definition, available without reading it.
     *
     * @param place {@code Type/name}, the name of its file
     * @param version the version; empty if it has none
     * @param content the completeness of a code system; empty for other types
     * @param properties the codes of a code system's properties
     * @param caseSensitive whether a code system is declared case-sensitive
     */
    record Entry(
            String place, String url, String version, String content, Set<String> properties, boolean caseSensitive) {
        private static Entry of(String line) {
            String[] parts = line.split("\t", -1);
            boolean system = parts.length > 4;
            return new Entry(
                    parts[0] + "/" + parts[1],
                    parts[2],
                    parts[3],
                    system ? parts[4] : "",
                    system && !parts[5].isEmpty() ? Set.of(parts[5].split(",")) : Set.of(),
                    system && parts[parts.length - 1].equals("true"));
        }

        /** The definition as JSON. */
        String text() {
            try (InputStream file = open(place + ".json")) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    CoreIndex() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open("index.txt"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Entry entry = Entry.of(line);
                String type = entry.place().substring(0, entry.place().indexOf('/'));
                byType.computeIfAbsent(type, first -> new LinkedHashMap<>()).put(entry.url(), entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream file = CoreIndex.class.getResourceAsStream(HOME + name);
        if (file == null) {
            throw new FileNotFoundException(HOME + name + " is not on the class path");
        }
        return file;
    }

    Optional<Entry> find(String type, String url) {
        return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(url));
    }

    Collection<Entry> all(String type) {
        return byType.getOrDefault(type, Map.of()).values();
    }

    /** Code systems, then StructureDefinitions, then value sets. */
    List<Entry> all() {
        return byType.values().stream().flatMap(some -> some.values().stream()).toList();
    }
}
