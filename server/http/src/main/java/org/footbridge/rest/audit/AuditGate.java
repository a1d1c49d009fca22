package org.footbridge.rest.audit;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.footbridge.access.Agents;
import org.footbridge.audit.AuditRecord;
import org.footbridge.audit.AuditTrail;
import org.footbridge.audit.Interaction;
import org.footbridge.audit.Outcome;
import org.footbridge.audit.RequestLine;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.RequestIds;
import org.footbridge.store.audit.AuditStore;
import org.jspecify.annotations.Nullable;

/**
 * Holds every response back until the records of its request are durable in the audit log: the first byte of a response is sent after
 * that. If the records cannot be written, the response is 503 instead. Records of changes are committed with the changes.
 */
public final class AuditGate {
    /** The attempts that are recorded. */
    public enum Mode {
        /** None. */
        OFF,
        /** Changes, and every attempt that was denied. */
        CHANGES,
        /** All but requests for the CapabilityStatement. */
        ALL
    }

    /** The attribute of a request whose refusal is like that of another which was recorded. */
    public static final String RECORDED = AuditGate.class.getName();

    private final Mode mode;
    private final AuditStore log;
    private final FhirContext context;
    private final String base;

    /** @param base the path of the base URL, such as {@code /fhir} */
    public AuditGate(Mode mode, AuditStore log, FhirContext context, String base) {
        this.base = base;
        this.mode = mode;
        this.log = log;
        this.context = context;
    }

    /** The part of the server that serves a request. */
    interface Serving {
        void serve(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    /** Serves the request with {@code serving} behind this gate. */
    void pass(HttpServletRequest request, HttpServletResponse response, Serving serving)
            throws IOException, ServletException {
        if (mode == Mode.OFF) {
            serving.serve(request, response);
            return;
        }
        AuditTrail trail = AuditTrail.begin(line(request), address(request), RequestIds.of(request));
        AuditedResponse audited = new AuditedResponse(response, context, settled -> settle(trail, request, settled));
        try {
            serving.serve(request, audited);
            audited.finish();
        } finally {
            try {
                audited.finishFailed();
            } finally {
                AuditTrail.end();
            }
        }
    }

    private void settle(AuditTrail trail, HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(RECORDED) != null) {
            return;
        }
        List<AuditRecord> records =
                trail.pending(response.getStatus(), Agents.of(Callers.of(request)), detail(response)).stream()
                        .filter(this::isWanted)
                        .toList();
        try {
            log.append(records);
        } catch (RuntimeException failure) {
            throw new Problem(
                    ProblemKind.BUSY,
                    "The audit log cannot be written at the moment, so the server does not answer; try again.",
                    failure);
        }
    }

    private boolean isWanted(AuditRecord audited) {
        boolean denied = audited.outcome() == Outcome.DENIED;
        if (audited.interaction() == Interaction.CAPABILITIES) {
            return denied;
        } else if (mode == Mode.CHANGES) {
            return denied || audited.interaction().changes();
        }
        boolean polled = audited.target().operation().equals("job") && audited.status() == 202;
        return !polled;
    }

    private static String detail(HttpServletResponse response) {
        if ("true".equals(response.getHeader("Idempotency-Replayed"))) {
            return "The response to an earlier request was repeated.";
        }
        return response.getStatus() == HttpServletResponse.SC_ACCEPTED ? "The request was accepted as a job." : "";
    }

    private RequestLine line(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String path = uri.startsWith(base) ? uri.substring(base.length()) : uri;
        return RequestLine.of(request.getMethod(), path, text(request.getQueryString()));
    }

    /** A request that a job makes comes from no address. */
    private static String address(HttpServletRequest request) {
        return text(request.getRemoteAddr());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
