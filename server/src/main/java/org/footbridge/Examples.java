package org.footbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some valid resources that come with the profiles, to try the server on before anybody writes. */
final class Examples {
    private static final String HOME = "/fhir/footbridge.social-prescribing/package/example/";
    private static final int OF_A_TYPE_MAX = 2;

    /** The types of most writes. */
    private static final List<String> FIRST = List.of("ServiceRequest", "Observation", "Task", "Patient");

    private Examples() {}

    /** A resource of {@code type} as JSON in UTF-8. */
    record Example(String type, byte[] json) {
        String text() {
            return new String(json, StandardCharsets.UTF_8);
        }
    }

    /** At most two of a type, those first that most writes are of. */
    static List<Example> all() throws IOException {
        List<Example> examples = new ArrayList<>();
        Map<String, Integer> ofType = new HashMap<>();
        for (JsonNode file : new ObjectMapper().readTree(bytes(".index.json")).path("files")) {
            String name = file.path("filename").asText();
            String type = file.path("resourceType").asText();
            // the others are tests of single rules
            if (name.contains("-example-") && ofType.merge(type, 1, Integer::sum) <= OF_A_TYPE_MAX) {
                examples.add(new Example(type, bytes(name)));
            }
        }
        examples.sort(Comparator.comparingInt(example -> place(example.type())));
        return examples;
    }

    /** Of the types that most writes are of. */
    static List<Example> first() throws IOException {
        return all().stream().filter(example -> FIRST.contains(example.type())).toList();
    }

    private static int place(String type) {
        int place = FIRST.indexOf(type);
        return place < 0 ? FIRST.size() : place;
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Examples.class.getResourceAsStream(HOME + name)) {
            if (in == null) {
                throw new FileNotFoundException(name + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }
}
