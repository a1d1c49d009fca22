package org.footbridge.rest.outcome;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.outcome.questionnaire.FormPopulation;
import org.footbridge.outcome.questionnaire.FormPopulation.Circumstances;
import org.footbridge.outcome.questionnaire.FormPopulation.Populated;
import org.footbridge.outcome.questionnaire.Forms;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.referral.StepInput;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** {@code $populate}: the answers in progress to a questionnaire, with what is known of the person. It stores nothing. */
public final class PopulateOperation implements IResourceProvider, OperationProvider {
    private static final String TYPE = "Questionnaire";
    private static final OperationDescriptor POPULATE = OperationDescriptor.ofOurs(
                    TYPE, "populate", Level.TYPE, Level.INSTANCE)
            .reading()
            .takes("Reference", "subject", "questionnaireRef", "referral")
            .takes(TYPE, "questionnaire")
            .takes("uri", "canonical")
            .takes("boolean", "local")
            .takes("code", "timepoint")
            .gives("QuestionnaireResponse", "response")
            .gives("OperationOutcome", "issues");

    private final QuestionnaireCalls calls;
    private final FormPopulation population;
    private final Forms forms;
    private final String canonical;
    private final InstantSource clock;

    /** @param canonical base of the canonical URLs of our packages */
    public PopulateOperation(
            QuestionnaireCalls calls, FormPopulation population, Forms forms, String canonical, InstantSource clock) {
        this.calls = calls;
        this.population = population;
        this.forms = forms;
        this.canonical = canonical;
        this.clock = clock;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Questionnaire.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(POPULATE);
    }

    @Operation(name = "$populate", idempotent = true)
    public Parameters populate(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        StepInput input = calls.all().input(request, POPULATE);
        String person = calls.reference(input, "subject", request)
                .orElseThrow(() -> new Problem(ProblemKind.INVALID, "Parameter 'subject' is missing: the person."));
        StoredVersion patient = calls.person(person, "subject", request);
        Questionnaire form = form(id, input, request);
        requireForPeople(form);
        Optional<String> referral = calls.reference(input, "referral", request);
        referral.ifPresent(path -> calls.requireReferral(path, person, "referral", request));
        Map<String, Resource> launch = new LinkedHashMap<>();
        if (QuestionnaireCalls.flag(input, "local").orElse(true)) {
            launch.put("patient", calls.model(patient, request));
        }
        Populated populated = population.populate(
                form,
                new Circumstances(
                        person,
                        referral,
                        QuestionnaireCalls.timepoint(input),
                        Callers.of(request).fhirUser(),
                        launch,
                        clock.instant()));
        Parameters answer = new Parameters();
        answer.addParameter().setName("response").setResource(populated.response());
        if (!populated.issues().isEmpty()) {
            answer.addParameter().setName("issues").setResource(outcome(populated.issues()));
        }
        return answer;
    }

    private static void requireForPeople(Questionnaire form) {
        boolean other = form.hasSubjectType()
                && form.getSubjectType().stream()
                        .noneMatch(type -> type.getValueAsString().equals("Patient"));
        if (other) {
            throw Problem.ofRule(
                    "outcome-person", "The questionnaire is not about people.", "Questionnaire.subjectType");
        }
    }

    private static OperationOutcome outcome(List<String> issues) {
        OperationOutcome outcome = new OperationOutcome();
        issues.forEach(text -> outcome.addIssue()
                .setSeverity(IssueSeverity.WARNING)
                .setCode(IssueType.INCOMPLETE)
                .setDiagnostics(text));
        return outcome;
    }

    private Questionnaire form(@Nullable IdType id, StepInput input, RequestDetails request) {
        long given = Stream.of("questionnaire", "questionnaireRef", "canonical")
                .filter(name -> input.values().containsKey(name))
                .count();
        if (given != (id == null ? 1 : 0)) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "One form is populated: the one in the URL, or exactly one of the parameters questionnaire,"
                            + " questionnaireRef and canonical.");
        } else if (id != null) {
            return stored(TYPE + "/" + id.getIdPart(), request);
        } else if (input.values().containsKey("questionnaire")) {
            return (Questionnaire) calls.resource(input, "questionnaire", TYPE, request);
        }
        return input.text("canonical")
                .map(url -> named(url, request))
                .orElseGet(() -> stored(
                        calls.reference(input, "questionnaireRef", request).orElse(""), request));
    }

    /** The form that is stored, or else that of our packages with this id. */
    private Questionnaire stored(String path, RequestDetails request) {
        if (!path.matches(TYPE + "/[A-Za-z0-9.-]{1,64}")) {
            throw new Problem(
                    ProblemKind.VALUE, "Parameter 'questionnaireRef' must be a reference such as Questionnaire/phq9.");
        }
        return calls.all().read(List.of(path), request).values().stream()
                .findFirst()
                .map(version -> (Questionnaire) calls.model(version, request))
                .or(() -> forms.find(canonical + "/" + path))
                .orElseThrow(PopulateOperation::absent);
    }

    private Questionnaire named(String url, RequestDetails request) {
        int bar = url.indexOf('|');
        Map<String, String> query = new LinkedHashMap<>();
        query.put("url", bar < 0 ? url : url.substring(0, bar));
        if (bar >= 0) {
            query.put("version", url.substring(bar + 1));
        }
        return calls.all().search(TYPE, query, request).stream()
                .findFirst()
                .map(version -> (Questionnaire) calls.model(version, request))
                .or(() -> forms.find(url))
                .orElseThrow(PopulateOperation::absent);
    }

    private static Problem absent() {
        return new Problem(ProblemKind.NOT_FOUND, "There is no such Questionnaire on this server.");
    }
}
