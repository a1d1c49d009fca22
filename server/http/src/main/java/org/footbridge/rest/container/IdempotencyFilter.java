package org.footbridge.rest.container;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.access.Caller;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.Failure;
import org.footbridge.rest.http.ProblemInterceptor;
import org.footbridge.store.AnswerStore;
import org.footbridge.store.StoredAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Makes writes repeatable: requests with the same {@code Idempotency-Key} are executed once, and every repetition gets the
 * stored response.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header">Idempotency-Key</a>
 */
public final class IdempotencyFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String KEY = "Idempotency-Key";
    private static final String REQUEST_ID = "X-Request-ID";
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final List<String> HEADERS =
            List.of("Content-Type", "Location", "Content-Location", "ETag", "Last-Modified");

    private final transient AnswerStore answers;
    private final transient FhirContext context;
    private final boolean requestIds;

    /** @param requestIds whether {@code X-Request-ID} is such a key, too */
    public IdempotencyFilter(AnswerStore answers, FhirContext context, boolean requestIds) {
        this.answers = answers;
        this.context = context;
        this.requestIds = requestIds;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String key = key(request);
        if (key == null || !METHODS.contains(request.getMethod()) || isRead(request)) {
            chain.doFilter(request, response);
            return;
        }
        try {
            requireReadable(key);
            String owned = owned(key, Callers.of(request));
            BufferedRequest buffered = new BufferedRequest(request);
            send(answer(owned, buffered, response, chain), response);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException failure) {
            send(Failure.of(failure, key), response);
        }
    }

    @Nullable
    private String key(HttpServletRequest request) {
        String key = request.getHeader(KEY);
        return key == null && requestIds ? request.getHeader(REQUEST_ID) : key;
    }

    /** A key belongs to its caller: another caller's request with the same key is another request. */
    private static String owned(String key, Caller caller) {
        return caller.equals(Caller.ANONYMOUS) ? key : caller.party() + " " + key;
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/_search");
    }

    private static void requireReadable(String key) {
        if (!key.matches("[\\x21-\\x7E]{1,255}")) {
            throw new Problem(ProblemKind.VALUE, KEY + " must be 1 to 255 visible ASCII characters, such as a UUID.");
        }
    }

    private Outcome answer(String key, BufferedRequest request, HttpServletResponse response, FilterChain chain) {
        byte[] digest = digest(request);
        Optional<StoredAnswer> known = answers.find(key);
        if (known.isEmpty()) {
            Optional<StoredAnswer> made = answers.within(key, digest, () -> perform(request, response, chain));
            if (made.isPresent()) {
                return new Outcome(made.get(), false);
            }
            known = answers.find(key);
        }
        StoredAnswer first = known.orElseThrow(() ->
                new Problem(ProblemKind.BUSY, "The request with this " + KEY + " has just been forgotten; try again."));
        if (!Arrays.equals(first.request(), digest)) {
            throw new Problem(
                    ProblemKind.RULE, "This " + KEY + " was used for another request; use a new one for each request.");
        }
        return new Outcome(first, true);
    }

    private record Outcome(StoredAnswer answer, boolean replayed) {}

    private static StoredAnswer perform(BufferedRequest request, HttpServletResponse response, FilterChain chain) {
        CapturedResponse captured = new CapturedResponse(response);
        try {
            chain.doFilter(request, captured);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
        List<String> headers = new ArrayList<>();
        for (String name : HEADERS) {
            String value = name.equals("Content-Type") ? captured.getContentType() : captured.getHeader(name);
            if (value != null) {
                headers.add(name);
                headers.add(value);
            }
        }
        return new StoredAnswer(new byte[0], captured.getStatus(), headers, captured.body());
    }

    private static void send(Outcome outcome, HttpServletResponse response) throws IOException {
        StoredAnswer answer = outcome.answer();
        response.setStatus(answer.status());
        for (int i = 0; i < answer.headers().size(); i += 2) {
            response.setHeader(answer.headers().get(i), answer.headers().get(i + 1));
        }
        if (outcome.replayed()) {
            response.setHeader("Idempotency-Replayed", "true");
        }
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }

    private void send(Failure failure, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        if (failure.status() == ProblemKind.BUSY.status()) {
            response.setHeader("Retry-After", ProblemInterceptor.RETRY_SECONDS);
        }
        failure.send(response, context);
    }

    private static byte[] digest(BufferedRequest request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String query = request.getQueryString() == null ? "" : request.getQueryString();
            String head = request.getMethod() + "\n" + request.getRequestURI() + "\n" + query + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            return digest.digest(request.body());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
