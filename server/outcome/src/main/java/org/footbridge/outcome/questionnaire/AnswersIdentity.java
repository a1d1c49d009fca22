package org.footbridge.outcome.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** The identity of answers, by which they and their scores are stored once however often that is requested. */
public final class AnswersIdentity {
    private AnswersIdentity() {}

    /**
     * Gives answers that have no identifier one that follows from their content.
     *
     * @param canonical base of the canonical URLs of our packages
     */
    public static void identify(QuestionnaireResponse response, String canonical, FhirContext context) {
        if (!response.getIdentifier().hasValue()) {
            String content = context.newJsonParser().encodeResourceToString(response);
            response.setIdentifier(
                    new Identifier().setSystem(canonical + "/Id/answers").setValue(digest(content)));
        }
    }

    /** The key of answers with an identifier, or else of stored ones. */
    public static String key(QuestionnaireResponse response) {
        Identifier identifier = response.getIdentifier();
        return identifier.hasValue()
                ? digest(identifier.getSystem() + "|" + identifier.getValue())
                : "QuestionnaireResponse/" + response.getIdElement().getIdPart();
    }

    private static String digest(String content) {
        return Hashing.sha256().hashString(content, StandardCharsets.UTF_8).toString();
    }
}
