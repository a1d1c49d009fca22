package org.footbridge.rest.audit;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.footbridge.access.Caller;
import org.footbridge.audit.Agent;
import org.footbridge.audit.AuditRecord;
import org.footbridge.audit.AuditRecord.Target;
import org.footbridge.audit.Interaction;
import org.footbridge.audit.Outcome;
import org.footbridge.store.audit.AuditRows;
import org.footbridge.store.audit.AuditStore.Found;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Reference;

/**
 * Renders records of the audit log as AuditEvents in the shape of IHE Basic Audit Log Patterns. An event of several patients names all of
 * them, where BALP would have one event for each.
 *
 * @see <a href="https://profiles.ihe.net/ITI/BALP/content.html">IHE BALP</a>
 */
public final class AuditEventWriter {
    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/";
    private static final String PROFILE = BALP + "StructureDefinition/IHE.BasicAudit.";
    private static final String EVENT_TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ENTITY_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String DICOM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final Coding SOURCE = new Coding(DICOM, "110153", "Source Role ID");
    private static final Coding DESTINATION = new Coding(DICOM, "110152", "Destination Role ID");

    /** The system of the codes of interactions in {@code AuditEvent.subtype}. */
    private static final String INTERACTION = "http://hl7.org/fhir/restful-interaction";

    /** The system of the names of operations, and of {@code denied}, in {@code AuditEvent.subtype}. */
    private static final String OURS = "urn:footbridge:audit-subtype";

    private AuditEventWriter() {}

    /** @param base the URL of this server */
    public static AuditEvent of(Found found, String base) {
        AuditRecord audited = found.audited();
        AuditEvent event = new AuditEvent();
        event.setId(found.position().text());
        event.getMeta().setVersionId("1").setLastUpdated(Date.from(audited.recorded()));
        profile(event, audited);
        type(event, audited);
        event.setAction(
                AuditEventAction.fromCode(String.valueOf(audited.interaction().action())));
        event.getRecordedElement().setValueAsString(audited.recorded().toString());
        event.setOutcome(AuditEventOutcome.fromCode(audited.outcome().code()));
        outcome(event, audited);
        Agent agent = audited.agent();
        agent.purposes().forEach(purpose -> event.addPurposeOfEvent(purpose(purpose, agent)));
        agents(event, audited, base);
        event.getSource().setObserver(named("Footbridge", base)).addType(securitySource());
        entities(event, audited);
        return event;
    }

    private static Coding securitySource() {
        return new Coding("http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server");
    }

    /** Only successes have a profile. */
    private static void profile(AuditEvent event, AuditRecord audited) {
        String name = switch (audited.interaction()) {
            case READ, VREAD -> "Read";
            case CREATE -> "Create";
            case UPDATE -> "Update";
            case DELETE -> "Delete";
            case SEARCH_TYPE, SEARCH_SYSTEM -> "Query";
            default -> "";
        };
        if (!name.isEmpty() && audited.outcome() == Outcome.SUCCESS) {
            event.getMeta().addProfile(PROFILE + (audited.patients().size() == 1 ? "Patient" : "") + name);
        }
    }

    private static void type(AuditEvent event, AuditRecord audited) {
        event.setType(new Coding(EVENT_TYPE, "rest", "RESTful Operation"));
        event.addSubtype(new Coding(
                INTERACTION, audited.interaction().code(), audited.interaction().code()));
        String operation = audited.target().operation();
        if (!operation.isEmpty()) {
            event.addSubtype(new Coding(OURS, operation, "$" + operation));
        }
        if (!audited.agent().reason().isEmpty()) {
            event.addSubtype(new Coding(OURS, AuditRows.BREAK_GLASS, "Break-glass access"));
        }
        if (audited.outcome() == Outcome.DENIED) {
            event.addSubtype(new Coding(OURS, "denied", "Access denied"));
        }
    }

    private static void outcome(AuditEvent event, AuditRecord audited) {
        String status = audited.outcome() == Outcome.SUCCESS ? "" : "HTTP " + audited.status();
        String detail = audited.detail();
        if (!status.isEmpty() || !detail.isEmpty()) {
            event.setOutcomeDesc(status + (status.isEmpty() || detail.isEmpty() ? "" : ": ") + detail);
        }
    }

    private static void agents(AuditEvent event, AuditRecord audited, String base) {
        Interaction interaction = audited.interaction();
        boolean outwards = interaction.action() == 'R';
        Coding client = outwards ? DESTINATION : SOURCE;
        Coding server = outwards ? SOURCE : DESTINATION;
        if (interaction == Interaction.DELETE) {
            client = new Coding(DICOM, "110150", "Application");
            server = new Coding(
                    "http://terminology.hl7.org/CodeSystem/provenance-participant-type", "custodian", "Custodian");
        }
        Agent agent = audited.agent();
        AuditEventAgentComponent application = event.addAgent()
                .setType(new CodeableConcept(client))
                .setWho(agent.client().isEmpty() ? new Reference().setDisplay("Unknown client") : known(agent.client()))
                .setRequestor(false);
        network(
                application,
                audited.address().isEmpty() ? "localhost" : audited.address(),
                audited.address().isEmpty());
        AuditEventAgentComponent own = event.addAgent()
                .setType(new CodeableConcept(server))
                .setWho(named("Footbridge", base))
                .setRequestor(false);
        own.getNetwork().setAddress(base).setType(AuditEventAgentNetworkType._5);
        user(event, agent, interaction);
    }

    private static void network(AuditEventAgentComponent agent, String address, boolean isName) {
        agent.getNetwork()
                .setAddress(address)
                .setType(isName ? AuditEventAgentNetworkType._1 : AuditEventAgentNetworkType._2);
    }

    private static void user(AuditEvent event, Agent agent, Interaction interaction) {
        boolean writes = interaction.action() == 'C' || interaction.action() == 'U' || interaction.action() == 'D';
        Coding type = writes
                ? new Coding(PARTICIPATION, "AUT", "author (originator)")
                : new Coding(PARTICIPATION, "IRCP", "information recipient");
        AuditEventAgentComponent user = event.addAgent()
                .setType(new CodeableConcept(type))
                .setWho(known(agent.user()))
                .setName(agent.user())
                .setRequestor(true);
        if (!agent.issuer().isEmpty()) {
            user.getWho().getIdentifier().setSystem(agent.issuer());
        }
        if (agent.fhirUser().matches("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}")) {
            user.getWho().setReference(agent.fhirUser());
        }
        agent.roles().forEach(role -> user.addRole(text(role)));
        agent.purposes().forEach(purpose -> user.addPurposeOfUse(purpose(purpose, agent)));
        agent.organisations().forEach(organisation -> organisation(event, organisation));
    }

    /** The party on whose behalf the user acted. */
    private static void organisation(AuditEvent event, String name) {
        Reference who = known(name);
        if (name.matches("Organization/[A-Za-z0-9.-]{1,64}")) {
            who.setReference(name);
        }
        event.addAgent()
                .setType(new CodeableConcept(new Coding(PARTICIPATION, "CST", "custodian")))
                .setWho(who)
                .setRequestor(false);
    }

    private static void entities(AuditEvent event, AuditRecord audited) {
        if (!audited.requestId().isEmpty()) {
            AuditEventEntityComponent request = event.addEntity()
                    .setType(new Coding(BALP + "CodeSystem/BasicAuditEntityType", "XrequestId", "X-Request-Id"));
            request.getWhat().getIdentifier().setValue(audited.requestId());
        }
        Target target = audited.target();
        boolean ofOne = !target.id().isEmpty();
        boolean ofQuery = !audited.query().isEmpty();
        if (ofOne) {
            AuditEventEntityComponent data = object("4", "Domain Resource");
            data.getWhat().setReference(target.path() + (target.version() == 0 ? "" : "/_history/" + target.version()));
            event.addEntity(data);
        }
        boolean within = ofOne && audited.interaction().action() != 'E';
        if (ofQuery && within) {
            event.getEntity().get(event.getEntity().size() - 1).setQuery(utf8(audited.query()));
        } else if (ofQuery) {
            event.addEntity(
                    object("24", "Query").setQuery(utf8(audited.query())).setDescription(audited.query()));
        }
        audited.patients().forEach(patient -> patient(event, patient));
    }

    private static void patient(AuditEvent event, String id) {
        AuditEventEntityComponent entity = event.addEntity()
                .setType(new Coding(ENTITY_TYPE, "1", "Person"))
                .setRole(new Coding(ENTITY_ROLE, "1", "Patient"));
        entity.getWhat().setReference("Patient/" + id);
    }

    private static AuditEventEntityComponent object(String role, String display) {
        return new AuditEventEntityComponent()
                .setType(new Coding(ENTITY_TYPE, "2", "System Object"))
                .setRole(new Coding(ENTITY_ROLE, role, display));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A party that the server knows by a name of its own or of its issuer. */
    private static Reference known(String name) {
        Reference reference = new Reference().setDisplay(name);
        reference.getIdentifier().setValue(name);
        return reference;
    }

    private static Reference named(String display, String url) {
        Reference reference = new Reference().setDisplay(display);
        reference.getIdentifier().setSystem("urn:ietf:rfc:3986").setValue(url);
        return reference;
    }

    /** The words of the user are about the break-glass access. */
    private static CodeableConcept purpose(String code, Agent agent) {
        CodeableConcept purpose = new CodeableConcept(new Coding()
                .setSystem("http://terminology.hl7.org/CodeSystem/v3-ActReason")
                .setCode(code));
        return code.equals(Caller.BREAK_GLASS) && !agent.reason().isEmpty() ? purpose.setText(agent.reason()) : purpose;
    }

    private static CodeableConcept text(String text) {
        return new CodeableConcept().setText(text);
    }
}
