package org.footbridge.rest.referral;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.footbridge.referral.StepInput;
import org.footbridge.referral.TaskActions;
import org.footbridge.referral.TaskActions.Subject;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.ChangeResult;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Task;

/** The operations on the Task of a referral, each of which takes one step: accept, reject, start, contact, complete and others. */
public final class TaskOperations implements IResourceProvider, OperationProvider {
    private static final OperationDescriptor ACCEPT = step("accept").takes("Reference", "owner");
    private static final OperationDescriptor REJECT =
            step("reject").takes("string", "reason").takes("CodeableConcept", "reason-code");
    private static final OperationDescriptor START = step("start");
    private static final OperationDescriptor RECORD_CONTACT = step("record-contact")
            .takes("dateTime", "date")
            .takes("code", "class")
            .takes("Reference", "by")
            .takes("positiveInt", "minutes")
            .takes("CodeableConcept", "outcome");
    private static final OperationDescriptor COMPLETE = step("complete")
            .takes("CodeableConcept", "outcome")
            .takes("Reference", "output")
            .takes("string", "result");
    private static final OperationDescriptor CANCEL =
            step("cancel").takes("code", "by").takes("string", "reason").takes("CodeableConcept", "reason-code");
    private static final OperationDescriptor REASSIGN = step("reassign").takes("Reference", "owner");
    private static final OperationDescriptor REVIEW = step("review")
            .takes("CodeableConcept", "outcome")
            .takes("Reference", "output")
            .takes("date", "next");

    private final ReferralCalls calls;
    private final TaskAttempts attempts;
    private final TaskActions actions;
    private final InstantSource clock;

    public TaskOperations(ReferralCalls calls, TaskActions actions, InstantSource clock) {
        this.calls = calls;
        this.attempts = new TaskAttempts(calls);
        this.actions = actions;
        this.clock = clock;
    }

    private static OperationDescriptor step(String name) {
        return OperationDescriptor.ofOurs("Task", name, Level.INSTANCE)
                .takes("string", "note", "version")
                .gives("Bundle", "return");
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return Task.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(ACCEPT, REJECT, START, RECORD_CONTACT, COMPLETE, CANCEL, REASSIGN, REVIEW);
    }

    @Operation(name = "$accept")
    public Bundle accept(@IdParam IdType id, RequestDetails request) {
        return take(id, request, ACCEPT, actions::accept);
    }

    @Operation(name = "$reject")
    public Bundle reject(@IdParam IdType id, RequestDetails request) {
        return take(id, request, REJECT, actions::reject);
    }

    @Operation(name = "$start")
    public Bundle start(@IdParam IdType id, RequestDetails request) {
        return take(id, request, START, actions::start);
    }

    @Operation(name = "$record-contact")
    public Bundle recordContact(@IdParam IdType id, RequestDetails request) {
        return take(id, request, RECORD_CONTACT, actions::recordContact);
    }

    @Operation(name = "$complete")
    public Bundle complete(@IdParam IdType id, RequestDetails request) {
        return take(id, request, COMPLETE, actions::complete);
    }

    @Operation(name = "$cancel")
    public Bundle cancel(@IdParam IdType id, RequestDetails request) {
        return take(id, request, CANCEL, actions::cancel);
    }

    @Operation(name = "$reassign")
    public Bundle reassign(@IdParam IdType id, RequestDetails request) {
        return take(id, request, REASSIGN, actions::reassign);
    }

    @Operation(name = "$review")
    public Bundle review(@IdParam IdType id, RequestDetails request) {
        return take(id, request, REVIEW, actions::review);
    }

    /**
     * Takes a step. It is decided again if another request has changed the Task meanwhile, unless the client names the version that it
     * means.
     */
    private Bundle take(
            IdType id,
            RequestDetails request,
            OperationDescriptor operation,
            BiFunction<Subject, StepInput, List<ChangeRequest>> action) {
        StepInput input = calls.input(request, operation);
        return attempts.decide(id.getIdPart(), TaskAttempts.expected(request, input), request, task -> {
            Subject subject = TaskActions.subject(task.body(), task.etag(), clock.instant(), Callers.of(request));
            List<ChangeResult> written = calls.apply(action.apply(subject, input), request);
            return calls.answer(paths(subject), written, request);
        });
    }

    private static List<String> paths(Subject subject) {
        List<String> paths = new ArrayList<>(List.of("Task/" + subject.id()));
        subject.requestId().ifPresent(request -> paths.add("ServiceRequest/" + request));
        return paths;
    }
}
