package org.footbridge.rest.outcome;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.footbridge.json.ExactJson;
import org.footbridge.outcome.questionnaire.Timepoint;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.referral.StepInput;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.referral.ReferralCalls;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.LocalLinks;
import org.footbridge.transaction.content.ContentReader;
import org.hl7.fhir.r4.model.Resource;

/** Reads what the operations on questionnaires are about, on behalf of the caller: the person, the referral and resources as parameters. */
public final class QuestionnaireCalls {
    private static final Pattern PERSON = Pattern.compile("Patient/[A-Za-z0-9.-]{1,64}");
    private static final Pattern REFERRAL = Pattern.compile("ServiceRequest/[A-Za-z0-9.-]{1,64}");

    private final ReferralCalls calls;
    private final ContentReader reader;

    public QuestionnaireCalls(ReferralCalls calls, ContentReader reader) {
        this.calls = calls;
        this.reader = reader;
    }

    ReferralCalls all() {
        return calls;
    }

    /** A resource that is a parameter, with references to this server as relative ones. */
    Resource resource(StepInput input, String name, String type, RequestDetails request) {
        return model(type, input.resource(name, type).toString().getBytes(StandardCharsets.UTF_8), request);
    }

    Resource model(StoredVersion version, RequestDetails request) {
        return model(version.type(), version.body(), request);
    }

    private Resource model(String type, byte[] json, RequestDetails request) {
        LocalLinks links = new LocalLinks(Callers.origin(request).base());
        return reader.content(reader.json(type, json, links)).model();
    }

    /**
     * The person whom answers are about.
     *
     * @param path as {@code Patient/id}
     * @param place names it in messages, such as {@code QuestionnaireResponse.subject}
     * @throws Problem NOT_FOUND if the person does not exist for the caller
     */
    StoredVersion person(String path, String place, RequestDetails request) {
        if (!PERSON.matcher(path).matches()) {
            throw Problem.ofRule(
                    "outcome-person",
                    "The answers are those of a person: a reference to a Patient on this server.",
                    place);
        }
        return calls.read("Patient", path, request);
    }

    /** @throws Problem BUSINESS_RULE if the referral does not exist for the caller, or is about another person */
    void requireReferral(String path, String person, String place, RequestDetails request) {
        Map<String, StoredVersion> found =
                REFERRAL.matcher(path).matches() ? calls.read(List.of(path), request) : Map.of();
        if (found.isEmpty()) {
            throw Problem.ofRule(
                    "outcome-referral", "The referral is no ServiceRequest on this server that you may read.", place);
        }
        JsonNode referral = ExactJson.tree(found.values().iterator().next().body());
        if (!referral.at("/subject/reference").asText().equals(person)) {
            throw Problem.ofRule("outcome-person", "The referral is about another person than the answers.", place);
        }
    }

    /** The literal reference that is the value of a parameter, as {@code Type/id}. */
    Optional<String> reference(StepInput input, String name, RequestDetails request) {
        return input.reference(name).map(reference -> {
            String literal = reference.path("reference").asText();
            if (literal.isEmpty()) {
                throw new Problem(
                        ProblemKind.VALUE,
                        "Parameter '" + name + "' must be a reference to a resource on this server.");
            }
            return Callers.origin(request).base().relative(literal);
        });
    }

    static Optional<Timepoint> timepoint(StepInput input) {
        return input.text("timepoint").map(Timepoint::required);
    }

    /** A parameter that is true or false; empty if it is not given. */
    static Optional<Boolean> flag(StepInput input, String name) {
        return input.text(name).map(text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw new Problem(ProblemKind.VALUE, "Parameter '" + name + "' must be true or false.");
            }
            return text.equals("true");
        });
    }
}
