package org.footbridge.rest.audit;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Failure;
import org.footbridge.rest.http.GatedOutputStream;
import org.footbridge.rest.http.GatedOutputStream.Writing;
import org.footbridge.rest.http.ProblemInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * A response that settles something before its first byte is sent. If that is refused, the refusal is sent in its place, and whatever
 * the server goes on to write is dropped.
 */
final class AuditedResponse extends HttpServletResponseWrapper {
    private enum State {
        OPEN,
        SETTLED,
        REPLACED
    }

    /** The action before the first byte is sent. */
    interface Settling {
        /** @throws Problem if nothing of the response may be sent */
        void settle(HttpServletResponse response);
    }

    /** Headers that say something about what is not sent. */
    private static final List<String> OF_CONTENT = List.of(
            "ETag",
            "Last-Modified",
            "Location",
            "Content-Location",
            "Content-Disposition",
            "X-Security-Context",
            "Preference-Applied",
            "Idempotency-Replayed");

    private final Settling settling;
    private final FhirContext context;
    private State state = State.OPEN;
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    AuditedResponse(HttpServletResponse response, FhirContext context, Settling settling) {
        super(response);
        this.context = context;
        this.settling = settling;
    }

    /** Settles unless that was done before; whether what follows may be sent. */
    private boolean mayBeSent() throws IOException {
        if (state == State.OPEN) {
            state = State.SETTLED;
            try {
                settling.settle(this);
            } catch (Problem refusal) {
                replace(refusal);
            }
        }
        return state == State.SETTLED;
    }

    private void ifItMayBeSent(Writing writing) throws IOException {
        if (mayBeSent()) {
            writing.run();
        }
    }

    private void replace(Problem refusal) throws IOException {
        HttpServletResponse response = (HttpServletResponse) getResponse();
        response.resetBuffer();
        OF_CONTENT.forEach(name -> response.setHeader(name, null));
        response.setHeader("Retry-After", ProblemInterceptor.RETRY_SECONDS);
        state = State.REPLACED;
        Failure.of(refusal).send(response, context);
    }

    /** Sends what is left in the buffer of the writer, and settles. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        mayBeSent();
    }

    /** Settles what ended by an exception, for which the container answers. */
    void finishFailed() throws IOException {
        if (state == State.OPEN) {
            setStatus(ProblemKind.FAULT.status());
            mayBeSent();
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream known = stream;
        if (known == null) {
            known = new GatedOutputStream(super.getOutputStream(), this::ifItMayBeSent);
            stream = known;
        }
        return known;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter known = writer;
        if (known == null) {
            String charset = getCharacterEncoding();
            known = new PrintWriter(new OutputStreamWriter(
                    getOutputStream(), charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset)));
            writer = known;
        }
        return known;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (mayBeSent()) {
            if (writer != null) {
                writer.flush();
            }
            super.flushBuffer();
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        setStatus(status);
        ifItMayBeSent(() -> super.sendError(status));
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        setStatus(status);
        ifItMayBeSent(() -> super.sendError(status, message));
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        setStatus(SC_FOUND);
        ifItMayBeSent(() -> super.sendRedirect(location));
    }

    @Override
    public void setStatus(int status) {
        if (state != State.REPLACED) {
            super.setStatus(status);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (state != State.REPLACED) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (state != State.REPLACED) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setContentType(String type) {
        if (state != State.REPLACED) {
            super.setContentType(type);
        }
    }

    @Override
    public void setContentLength(int length) {
        if (state != State.REPLACED) {
            super.setContentLength(length);
        }
    }

    @Override
    public void reset() {
        if (state != State.REPLACED) {
            super.reset();
        }
    }

    @Override
    public void resetBuffer() {
        if (state != State.REPLACED) {
            super.resetBuffer();
        }
    }
}
