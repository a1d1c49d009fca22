package org.footbridge.outcome.questionnaire;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.access.Caller;
import org.footbridge.outcome.instrument.Instrument;
import org.footbridge.outcome.instrument.Instrument.SafetyItem;
import org.footbridge.outcome.instrument.Instruments;
import org.footbridge.problem.Problem;
import org.footbridge.transaction.ChangeParticipant.Addition;
import org.footbridge.transaction.ChangeParticipant.Stored;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.provenance.ServerProvenance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.hl7.fhir.r4.model.Task.TaskPriority;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/**
 * The review of an answer that is to be heeded at once: a Flag about the person, and a Task of the responsible professional. Their ids
 * follow from the answers, so each is raised once; the server never lowers them.
 */
public final class SafetyReview {
    private final Instruments instruments;
    private final AnswerReader answers;
    private final FhirContext context;
    private final InstantSource clock;

    public SafetyReview(Instruments instruments, FhirContext context, InstantSource clock) {
        this.instruments = instruments;
        this.answers = new AnswerReader(instruments);
        this.context = context;
        this.clock = clock;
    }

    /** Whether answers in this JSON may have to be heeded; it tells most others apart without parsing them. */
    boolean mayConcern(String json) {
        return instruments.all().stream()
                .anyMatch(one -> one.safety().isPresent() && json.contains(instruments.questionnaire(one)));
    }

    /**
     * The changes that follow from answers.
     *
     * @param cause index of the change request that they follow from
     * @param path of the answers, as {@code QuestionnaireResponse/id}
     * @throws Problem BUSINESS_RULE if the answer cannot be read
     */
    List<Addition> additions(int cause, QuestionnaireResponse response, String path, Stored stored) {
        boolean heeded = response.getStatus() != QuestionnaireResponseStatus.ENTEREDINERROR
                && instruments
                        .asked(String.valueOf(response.getQuestionnaire()))
                        .flatMap(Instrument::safety)
                        .filter(safety -> isToBeHeeded(safety, response))
                        .isPresent();
        String flag = id(path, "safety-answer");
        if (!heeded || stored.read("Flag", flag).isPresent()) {
            return List.of();
        }
        String task = id(path, "safety-review");
        byte[] provenance = ServerProvenance.json(
                        List.of("Flag/" + flag, "Task/" + task),
                        MissingNode.getInstance(),
                        "CREATE",
                        Caller.SYSTEM,
                        clock.instant())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        return List.of(
                new Addition(cause, put(flag(response, path, flag))),
                new Addition(cause, put(task(response, path, task, flag, Responsible.of(response, stored)))),
                new Addition(cause, ChangeRequest.creation("Provenance", provenance)));
    }

    private boolean isToBeHeeded(SafetyItem safety, QuestionnaireResponse response) {
        return answers.isToBeHeeded(safety, response);
    }

    private static String id(String path, String code) {
        return UUID.nameUUIDFromBytes((path + "/" + code).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private ChangeRequest put(Resource resource) {
        byte[] json = context.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
        return ChangeRequest.update(resource.fhirType(), Optional.of(resource.getIdPart()), json);
    }

    private Identifier identifier(String path, String code) {
        return new Identifier()
                .setSystem(instruments.canonical() + "/Id/extracted-score")
                .setValue(path + "/" + code);
    }

    private CodeableConcept code(String code, String display) {
        return new CodeableConcept(new Coding(instruments.system("sp-safety"), code, display));
    }

    private DateTimeType now() {
        return new DateTimeType(Date.from(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    private Flag flag(QuestionnaireResponse response, String path, String id) {
        Flag flag = new Flag();
        flag.setId(id);
        flag.addIdentifier(identifier(path, "safety-answer"));
        flag.setStatus(FlagStatus.ACTIVE);
        flag.addCategory()
                .addCoding(new Coding("http://terminology.hl7.org/CodeSystem/flag-category", "safety", "Safety"));
        flag.setCode(code("safety-answer", "Answer to be heeded at once"));
        flag.setSubject(response.getSubject());
        flag.getPeriod().setStartElement(now());
        return flag;
    }

    private Task task(QuestionnaireResponse response, String path, String id, String flag, Responsible responsible) {
        Task task = new Task();
        task.setId(id);
        task.addIdentifier(identifier(path, "safety-review"));
        task.setStatus(TaskStatus.REQUESTED);
        task.setIntent(TaskIntent.ORDER);
        task.setPriority(TaskPriority.STAT);
        task.setCode(code("safety-review", "Review of a safety answer"));
        task.setDescription("An answer to a questionnaire is to be heeded at once: please speak with the person.");
        task.setFocus(new Reference(path));
        task.setFor(response.getSubject());
        task.setAuthoredOnElement(now());
        responsible.referrer().ifPresent(who -> task.setRequester(new Reference(who)));
        responsible.owner().ifPresent(who -> task.setOwner(new Reference(who)));
        task.setReasonReference(new Reference("Flag/" + flag));
        return task;
    }
}
