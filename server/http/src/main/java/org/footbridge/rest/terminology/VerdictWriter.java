package org.footbridge.rest.terminology;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.footbridge.terminology.CodeValidation;

/** Writes what {@code $validate-code} answers as JSON; HAPI's model and encoder would take most of the time there is. */
final class VerdictWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private VerdictWriter() {}

    /** The result for several codes of which one suffices: the first valid one, otherwise the errors of each. */
    static byte[] write(List<CodeValidation> verdicts) {
        CodeValidation shown =
                verdicts.stream().filter(CodeValidation::result).findFirst().orElse(verdicts.get(0));
        Optional<String> message = shown.result() ? Optional.empty() : messages(verdicts);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("resourceType", "Parameters");
            json.writeArrayFieldStart("parameter");
            json.writeStartObject();
            json.writeStringField("name", "result");
            json.writeBooleanField("valueBoolean", shown.result());
            json.writeEndObject();
            write(json, "message", "valueString", message.orElse(""));
            write(json, "display", "valueString", shown.display().orElse(""));
            write(json, "code", "valueCode", shown.question().code());
            write(json, "system", "valueUri", shown.question().system());
            if (shown.unknownSystem().isPresent()) {
                write(
                        json,
                        "x-caused-by-unknown-system",
                        "valueCanonical",
                        shown.unknownSystem().get());
            }
            if (!shown.result()) {
                issues(json, verdicts);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory cannot fail
        }
        return bytes.toByteArray();
    }

    private static Optional<String> messages(List<CodeValidation> verdicts) {
        return verdicts.stream()
                .flatMap(verdict -> verdict.message().stream())
                .distinct()
                .reduce((one, other) -> one + " " + other);
    }

    private static void write(JsonGenerator json, String name, String type, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeStringField(type, value);
            json.writeEndObject();
        }
    }

    /** The same for programs: whether something is missing here, or the code is not valid. */
    private static void issues(JsonGenerator json, List<CodeValidation> verdicts) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", "issues");
        json.writeObjectFieldStart("resource");
        json.writeStringField("resourceType", "OperationOutcome");
        json.writeArrayFieldStart("issue");
        for (CodeValidation verdict : verdicts) {
            json.writeStartObject();
            json.writeStringField("severity", "error");
            json.writeStringField("code", verdict.unknownSystem().isPresent() ? "not-found" : "code-invalid");
            json.writeStringField("diagnostics", verdict.message().orElse(""));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }
}
