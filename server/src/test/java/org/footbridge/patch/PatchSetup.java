package org.footbridge.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.json.Shapes;
import org.footbridge.patch.text.JsonText;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.request.StrictContext;
import org.footbridge.transaction.content.ContentReader;
import org.hl7.fhir.r4.model.Parameters;

/** Patches as the server reads them, and how tests put them. */
final class PatchSetup {
    static final long BYTES_MAX = 1_000_000;
    static final FhirContext CONTEXT = new StrictContext();
    static final Shapes SHAPES = new ContentReader(CONTEXT).shapes();
    static final Patches PATCHES = new Patches(CONTEXT, new FhirPaths(), SHAPES);

    private PatchSetup() {}

    static Patch json(String patch) {
        return PATCHES.json(bytes(patch.replace('\'', '"')));
    }

    /** {@code operations} are the elements within the root. */
    static Patch xml(String operations) {
        return PATCHES.xml("<diff xmlns='http://hl7.org/fhir'>" + operations + "</diff>");
    }

    /** {@code operations} are Parameters.parameter in JSON, with single quotes. */
    static Patch fhirPath(String... operations) {
        String parameters = "{'resourceType':'Parameters','parameter':[" + String.join(",", operations) + "]}";
        return PATCHES.fhirPath(CONTEXT.newJsonParser().parseResource(Parameters.class, parameters.replace('\'', '"')));
    }

    /** An operation of a FHIRPath Patch; {@code parts} are its further parts without braces. */
    static String operation(String type, String path, String... parts) {
        StringBuilder operation = new StringBuilder("{'name':'operation','part':[{'name':'type','valueCode':'" + type
                + "'},{'name':'path','valueString':'" + path.replace("'", "\\u0027") + "'}");
        for (String part : parts) {
            operation.append(",{").append(part).append('}');
        }
        return operation.append("]}").toString();
    }

    /** The resource after the patch; with single quotes on both sides. */
    static String patched(String resource, Patch patch) {
        byte[] after = patch.apply(bytes(resource.replace('\'', '"')), BYTES_MAX);
        return new String(after, StandardCharsets.UTF_8).replace('"', '\'');
    }

    static JsonNode tree(byte[] json) {
        return JsonText.resource(json);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What {@code action} is refused with. */
    static Problem refusal(Runnable action) {
        Problem problem = catchThrowableOfType(Problem.class, action::run);
        assertThat(problem).as("a refusal").isNotNull();
        return problem;
    }

    static void assertRefused(Runnable action, ProblemKind kind, String... words) {
        Problem problem = refusal(action);
        assertThat(problem.message()).contains(words);
        assertThat(problem.kind()).as(problem.message()).isEqualTo(kind);
    }
}
