package org.footbridge.realinput;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A resource that others published: a file, or an entry of a bundle in one. */
record RealFile(String name, String type, Optional<String> id, String body, ResourceText text) {
    private static final List<String> FOLDERS = List.of(
            "bars/specification/examples",
            "ers/sandbox/src/mocks/r4",
            "nhsengland-fhir",
            "sdohcc/examples-json",
            "ukcore-stu2");

    /** Every resource below {@code data}, by name. */
    static List<RealFile> all(Path data) throws IOException {
        List<RealFile> all = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(data.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    add(all, data.relativize(file).toString(), file);
                }
            }
        }
        return all;
    }

    private static void add(List<RealFile> all, String name, Path file) throws IOException {
        if (name.endsWith(".xml")) {
            String xml = Files.readString(file);
            ResourceText.Xml text = new ResourceText.Xml();
            all.add(new RealFile(name, text.type(xml), text.id(xml), xml, text));
        } else if (name.endsWith(".json")) {
            String body = Files.readString(file);
            JsonNode json = ResourceText.Json.tree(body);
            if (json.has("resourceType")) { // one is a status page
                all.add(ofJson(name, json, body));
                int number = 0;
                for (JsonNode entry : json.path("entry")) {
                    if (entry.path("resource").has("resourceType")) {
                        all.add(ofJson(
                                name + " entry " + number,
                                entry.get("resource"),
                                entry.get("resource").toString()));
                    }
                    number++;
                }
            }
        }
    }

    static RealFile ofJson(String name, JsonNode json, String body) {
        String id = json.path("id").asText();
        return new RealFile(
                name,
                json.get("resourceType").asText(),
                id.isEmpty() ? Optional.empty() : Optional.of(id),
                body,
                new ResourceText.Json());
    }

    String folder() {
        return FOLDERS.stream().filter(name::startsWith).findFirst().orElseThrow();
    }

    String mediaType() {
        return text.mediaType();
    }

    /** The diagnostics of the first error in {@code outcome}. */
    String firstError(String outcome) {
        return text.firstError(outcome);
    }

    /** How {@code answer} differs from this file; empty if it does not. */
    String difference(String answer) {
        String mine = text.normal(body);
        String its = text.normal(answer);
        if (mine.equals(its)) {
            return "";
        }
        int at = 0;
        while (at < Math.min(mine.length(), its.length()) && mine.charAt(at) == its.charAt(at)) {
            at++;
        }
        return "expected " + around(mine, at) + " but read " + around(its, at);
    }

    private static String around(String text, int at) {
        return "…" + text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60)) + "…";
    }

    static UncheckedIOException unreadable(String text, IOException cause) {
        return new UncheckedIOException(text, cause);
    }
}
