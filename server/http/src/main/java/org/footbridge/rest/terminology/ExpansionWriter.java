package org.footbridge.rest.terminology;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.Designation;
import org.footbridge.terminology.Expanded;
import org.footbridge.terminology.Expanded.Member;
import org.footbridge.terminology.ValueSetQuestions.Expansion;
import org.footbridge.terminology.system.Designations;

/** Writes what {@code $expand} answers as JSON, for the reason that {@link VerdictWriter} has. */
final class ExpansionWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;
    private final Expanded.Here expanded;

    private ExpansionWriter(JsonGenerator json, Expanded.Here expanded) {
        this.json = json;
        this.expanded = expanded;
    }

    static byte[] write(Expanded.Here expanded) {
        String head = expanded.head();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(
                head.length() + 500 + expanded.members().size() * 150);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeRaw(head, 0, head.lastIndexOf('}')); // a ValueSet has a resourceType at least, so a comma follows
            json.writeRaw(",\"expansion\":");
            new ExpansionWriter(json, expanded).write();
            json.writeRaw('}');
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory cannot fail
        }
        return bytes.toByteArray();
    }

    private void write() throws IOException {
        Expansion how = expanded.how();
        json.writeStartObject();
        json.writeStringField("identifier", "urn:uuid:" + UUID.randomUUID());
        json.writeStringField(
                "timestamp", expanded.made().truncatedTo(ChronoUnit.SECONDS).toString());
        if (expanded.total().isPresent()) {
            json.writeNumberField("total", expanded.total().getAsLong());
        }
        if (how.count().isPresent() || how.offset() > 0) {
            json.writeNumberField("offset", how.offset());
        }
        parameters();
        if (!expanded.members().isEmpty()) {
            json.writeArrayFieldStart("contains");
            for (Member member : expanded.members()) {
                member(member);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void parameters() throws IOException {
        Expansion how = expanded.how();
        List<String> versions = expanded.members().stream()
                .filter(member -> !member.version().isEmpty())
                .map(member -> member.system() + "|" + member.version())
                .distinct()
                .toList();
        if (!how.isPlain() || !versions.isEmpty()) {
            json.writeArrayFieldStart("parameter");
            text("filter", "valueString", how.filter());
            number("offset", how.offset() > 0, how.offset());
            number("count", how.count().isPresent(), how.count().orElse(0));
            flag("activeOnly", how.activeOnly());
            flag("includeDesignations", how.designations());
            text("displayLanguage", "valueCode", how.language());
            for (String version : versions) {
                text("version", "valueUri", version);
            }
            json.writeEndArray();
        }
    }

    private void text(String name, String type, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeStringField(type, value);
            json.writeEndObject();
        }
    }

    private void number(String name, boolean given, int value) throws IOException {
        if (given) {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeNumberField("valueInteger", value);
            json.writeEndObject();
        }
    }

    private void flag(String name, boolean value) throws IOException {
        if (value) {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeBooleanField("valueBoolean", true);
            json.writeEndObject();
        }
    }

    private void member(Member member) throws IOException {
        Concept concept = member.concept();
        json.writeStartObject();
        json.writeStringField("system", member.system());
        if (concept.isAbstract()) {
            json.writeBooleanField("abstract", true);
        }
        if (!concept.active()) {
            json.writeBooleanField("inactive", true);
        }
        field("version", member.version());
        json.writeStringField("code", concept.code());
        field("display", Designations.display(concept, expanded.how().language()));
        if (expanded.how().designations() && !concept.designations().isEmpty()) {
            json.writeArrayFieldStart("designation");
            for (Designation designation : concept.designations()) {
                designation(designation);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void field(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private void designation(Designation designation) throws IOException {
        json.writeStartObject();
        field("language", designation.language());
        if (!designation.use().isEmpty()) {
            json.writeObjectFieldStart("use");
            field("system", designation.useSystem());
            field("code", designation.use());
            json.writeEndObject();
        }
        field("value", designation.value());
        json.writeEndObject();
    }
}
