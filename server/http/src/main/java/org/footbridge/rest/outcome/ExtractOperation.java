package org.footbridge.rest.outcome;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.outcome.questionnaire.AnswersIdentity;
import org.footbridge.outcome.questionnaire.ResponseContext;
import org.footbridge.outcome.questionnaire.ScoreExtraction;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.referral.StepInput;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.search.value.Escapes;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRequest;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** {@code $extract}: the scores that answers to a questionnaire yield, as a transaction, or stored. */
public final class ExtractOperation implements IResourceProvider, OperationProvider {
    private static final String ANSWERS = "questionnaire-response";
    private static final String TYPE = "QuestionnaireResponse";
    private static final OperationDescriptor EXTRACT = OperationDescriptor.ofOurs(
                    TYPE, "extract", Level.TYPE, Level.INSTANCE)
            .takes(TYPE, ANSWERS)
            .takes("boolean", "store")
            .takes("Reference", "referral")
            .takes("code", "timepoint")
            .gives("Bundle", "return");

    private final QuestionnaireCalls calls;
    private final ScoreExtraction extraction;
    private final ChangeExecutor changes;
    private final FhirContext context;
    private final String canonical;

    /** @param canonical base of the canonical URLs of our packages */
    public ExtractOperation(
            QuestionnaireCalls calls,
            ScoreExtraction extraction,
            ChangeExecutor changes,
            FhirContext context,
            String canonical) {
        this.calls = calls;
        this.extraction = extraction;
        this.changes = changes;
        this.context = context;
        this.canonical = canonical;
    }

    /** Answers with their scores; {@code source} is how the scores refer to the answers. */
    private record Extracted(QuestionnaireResponse answers, boolean isNew, String source, List<Observation> scores) {}

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return QuestionnaireResponse.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(EXTRACT);
    }

    @Operation(name = "$extract", idempotent = true)
    public Bundle extract(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        StepInput input = calls.all().input(request, EXTRACT);
        boolean stores = stores(input, request);
        QuestionnaireResponse answers = answers(id, input, stores, request);
        String person = String.valueOf(answers.getSubject().getReference());
        calls.person(person, TYPE + ".subject", request);
        ResponseContext circumstances = ResponseContext.of(
                answers, calls.reference(input, "referral", request), QuestionnaireCalls.timepoint(input), canonical);
        calls.requireReferral(circumstances.referral(), person, TYPE + ".basedOn", request);
        boolean isNew = !answers.hasId();
        if (isNew) {
            AnswersIdentity.identify(answers, canonical, context);
        }
        String source = isNew
                ? "urn:uuid:" + UUID.randomUUID()
                : TYPE + "/" + answers.getIdElement().getIdPart();
        Extracted extracted = new Extracted(
                answers,
                isNew,
                source,
                extraction.scores(answers, source, AnswersIdentity.key(answers), circumstances));
        return stores ? stored(extracted, request) : transaction(extracted);
    }

    private static boolean stores(StepInput input, RequestDetails request) {
        boolean stores = QuestionnaireCalls.flag(input, "store").orElse(false);
        if (stores && request.getRequestType() != RequestTypeEnum.POST) {
            throw new Problem(ProblemKind.VALUE, "GET stores nothing: call $extract with POST to store the scores.");
        }
        return stores;
    }

    private QuestionnaireResponse answers(
            @Nullable IdType id, StepInput input, boolean stores, RequestDetails request) {
        if (id != null) {
            if (input.values().containsKey(ANSWERS)) {
                throw new Problem(
                        ProblemKind.INVALID,
                        "Parameter '" + ANSWERS + "' is for calls at the type: this call is about a stored resource.");
            }
            return (QuestionnaireResponse) calls.model(calls.all().read(TYPE, id.getIdPart(), request), request);
        }
        QuestionnaireResponse given = (QuestionnaireResponse) calls.resource(input, ANSWERS, TYPE, request);
        if (stores && given.hasId()) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "The answers have an id: call QuestionnaireResponse/[id]/$extract for stored answers, or leave the id"
                            + " out to have these stored.",
                    TYPE + ".id");
        }
        return given;
    }

    private static String condition(Identifier identifier) {
        String system = identifier.hasSystem() ? identifier.getSystem() : "";
        String token = Escapes.escape(system) + "|" + Escapes.escape(identifier.getValue());
        return "identifier=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    private static Bundle transaction(Extracted extracted) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        if (extracted.isNew()) {
            bundle.addEntry()
                    .setFullUrl(extracted.source())
                    .setResource(extracted.answers())
                    .getRequest()
                    .setMethod(HTTPVerb.POST)
                    .setUrl(TYPE)
                    .setIfNoneExist(condition(extracted.answers().getIdentifier()));
        }
        for (Observation score : extracted.scores()) {
            bundle.addEntry()
                    .setFullUrl("urn:uuid:" + UUID.randomUUID())
                    .setResource(score)
                    .getRequest()
                    .setMethod(HTTPVerb.PUT)
                    .setUrl("Observation?" + condition(score.getIdentifierFirstRep()));
        }
        return bundle;
    }

    private Bundle stored(Extracted extracted, RequestDetails request) {
        List<ChangeRequest> all = new ArrayList<>();
        if (extracted.isNew()) {
            QuestionnaireResponse answers = extracted.answers();
            all.add(ChangeRequest.bundled(TYPE, json(answers), extracted.source())
                    .where(changes.criteria(
                            TYPE,
                            condition(answers.getIdentifier()),
                            "The identifier of the answers",
                            Callers.origin(request))));
        }
        for (Observation score : extracted.scores()) {
            all.add(ChangeRequest.update("Observation", Optional.empty(), json(score))
                    .inBundle()
                    .where(changes.criteria(
                            "Observation",
                            condition(score.getIdentifierFirstRep()),
                            "The identifier of a score",
                            Callers.origin(request))));
        }
        return calls.all().answer(List.of(), calls.all().apply(all, request), request);
    }

    private byte[] json(Resource resource) {
        return context.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
    }
}
