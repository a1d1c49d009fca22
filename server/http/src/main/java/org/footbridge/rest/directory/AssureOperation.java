package org.footbridge.rest.directory;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.footbridge.access.Caller;
import org.footbridge.directory.assurance.Assurance;
import org.footbridge.directory.assurance.AssuranceParticipant;
import org.footbridge.directory.assurance.AssuranceSystems;
import org.footbridge.patch.Patches;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeParticipant;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.ChangeResult;
import org.footbridge.transaction.EntryErrors;
import org.footbridge.transaction.JointParticipants;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;

/** {@code $assure} of a HealthcareService, for those who may update it. */
public final class AssureOperation implements IResourceProvider, OperationProvider {
    private static final int BY_MAX = 200;

    private static final OperationDescriptor ASSURE = OperationDescriptor.ofOurs(
                    "HealthcareService", "assure", Level.INSTANCE)
            .takes("date", "date")
            .takes("string", "by", "note", "version")
            .gives("HealthcareService", "return");

    private final DirectoryCalls calls;
    private final ChangeExecutor changes;
    private final ChangeParticipant rules;
    private final Patches patches;
    private final AssuranceSystems systems;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * @param rules that take part in the changes, as in all others
     * @param zone of the dates
     */
    public AssureOperation(
            DirectoryCalls calls,
            ChangeExecutor changes,
            ChangeParticipant rules,
            Patches patches,
            AssuranceSystems systems,
            InstantSource clock,
            ZoneId zone) {
        this.calls = calls;
        this.changes = changes;
        this.rules = rules;
        this.patches = patches;
        this.systems = systems;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return HealthcareService.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(ASSURE);
    }

    @Operation(name = "$assure")
    public HealthcareService assure(@IdParam IdType id, RequestDetails request) {
        OperationInput input = new OperationInput(request, ASSURE);
        Assurance assurance = new Assurance(date(input), by(input, Callers.of(request)));
        StoredVersion service = calls.read("HealthcareService", id.getIdPart(), request);
        requireCurrent(input.text("version"), service);
        ChangeRequest change = ChangeRequest.patch(
                "HealthcareService",
                service.id(),
                patches.json(assurance.patch(DirectoryCalls.tree(service.body()), systems)),
                service.etag());
        ChangeParticipant own = new AssuranceParticipant(systems, patches, clock, input.text("note"));
        List<ChangeResult> results = changes.joinedBy(new JointParticipants(List.of(rules, own)))
                .apply(List.of(change), EntryErrors.ALONE, Callers.origin(request));
        StoredVersion written = results.get(0).version().orElse(service);
        ResponseContent.set(request, new ResponseContent.Text(written.body()));
        return new HealthcareService();
    }

    private LocalDate date(OperationInput input) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        String text = input.text("date");
        try {
            LocalDate date = text.isEmpty() ? today : LocalDate.parse(text);
            if (!date.isAfter(today)) {
                return date;
            }
        } catch (DateTimeException malformed) {
            throw MatchInput.refused("date", text, "a date such as 2026-01-31");
        }
        throw MatchInput.refused("date", text, "today or earlier");
    }

    /** The caller, if nobody is named. */
    private static String by(OperationInput input, Caller caller) {
        String text = input.text("by").strip();
        if (text.length() > BY_MAX) {
            throw MatchInput.refused("by", text, "at most " + BY_MAX + " characters long");
        } else if (!text.isEmpty()) {
            return text;
        }
        return caller.isAuthenticated()
                ? caller.fhirUser().orElseGet(caller::subject)
                : "A client that has not signed in";
    }

    private static void requireCurrent(String version, StoredVersion service) {
        String number = version.replaceFirst("^(?:W/)?\"(.*)\"$", "$1");
        if (!version.isEmpty() && !number.equals(String.valueOf(service.version()))) {
            throw new Problem(
                    ProblemKind.STALE,
                    "Parameter 'version' is '" + version + "', but the current version is " + service.version() + ".");
        }
    }
}
