package org.footbridge.terminology.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptHierarchy;
import org.footbridge.store.concept.ConceptLoads;

/**
 * A CodeSystem resource as JSON, of any size: its concepts, nested or not, are read as a stream. Its content must be
 * complete.
 *
 * @see <a href="https://hl7.org/fhir/R4/codesystem.html">R4 CodeSystem</a>
 */
final class CodeSystemFile implements Release {
    private static final Pattern JSON = Pattern.compile("[^._].*\\.json");

    private final CodeSystemReader reader;
    private final ConceptLoads.Subject subject;
    private final CodeSystemConcepts content;

    private CodeSystemFile(CodeSystemReader reader, JsonNode head, Optional<String> version) {
        this.reader = reader;
        this.content = new CodeSystemConcepts(head);
        Map<String, String> properties = new HashMap<>();
        head.path("property")
                .forEach(property -> properties.put(
                        property.path("code").asText(), property.path("type").asText("string")));
        String url = head.path("url").asText();
        this.subject = new ConceptLoads.Subject(
                url,
                version.orElse(head.path("version").asText("")),
                head.path("name").asText(url),
                properties,
                head.path("caseSensitive").asBoolean(true));
    }

    /** Returns the release if the files are a single JSON file; otherwise empty. */
    static Optional<Release> in(ReleaseFiles files, Optional<String> version) {
        List<String> found = files.named(JSON);
        if (found.size() != 1) {
            return Optional.empty();
        }
        CodeSystemReader reader = new CodeSystemReader(files, found.get(0));
        JsonNode head = reader.head();
        require(head.path("resourceType").asText().equals("CodeSystem"), found.get(0), "is not a CodeSystem");
        require(head.path("content").asText().equals("complete"), found.get(0), "is not a complete CodeSystem");
        require(!head.path("url").asText().isEmpty(), found.get(0), "has no CodeSystem.url");
        return Optional.of(new CodeSystemFile(reader, head, version));
    }

    private static void require(boolean condition, String file, String otherwise) {
        if (!condition) {
            throw new Problem(ProblemKind.INVALID, "File '" + file + "' " + otherwise + ".");
        }
    }

    @Override
    public ConceptLoads.Subject subject() {
        return subject;
    }

    @Override
    public void hierarchy(ConceptHierarchy to) {
        reader.read((concept, parent) -> content.link(concept, parent, to));
    }

    @Override
    public void concepts(Consumer<Concept> each) {
        reader.read((concept, parent) -> each.accept(content.concept(concept)));
    }
}
