package org.footbridge.rest.guide;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.footbridge.guide.site.Asset;
import org.footbridge.guide.site.Pages;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.Artefacts;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Failure;

/**
 * The door to the implementation guide: its pages and their JSON below {@code /ig/}, and definitions where their canonical
 * URLs have them, so that a host named in those URLs can be pointed at this server.
 */
public final class GuideServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String JSON = "application/fhir+json;charset=UTF-8";
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final int QUERY_CHARACTERS_MAX = 500;

    private final transient Supplier<Pages> pages;
    private final transient FhirContext context;

    /** {@code pages} is asked when the first page is wanted: to read every definition would delay the start. */
    public GuideServlet(Supplier<Pages> pages, FhirContext context) {
        this.pages = pages;
        this.context = context;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Vary", "Accept");
        try {
            if (!METHODS.contains(request.getMethod())) {
                response.setHeader("Allow", "GET, HEAD");
                throw new Problem(
                        ProblemKind.METHOD_NOT_ALLOWED,
                        "The guide is read with GET and HEAD; '" + request.getMethod() + "' is not for it.");
            }
            answer(new Exchange(request, response, GuideForm.of(request)), path(request));
        } catch (RuntimeException failure) {
            refuse(Failure.of(failure, UUID.randomUUID().toString()), request, response);
        }
    }

    /** One request, its response, and the form of the response. */
    private record Exchange(HttpServletRequest request, HttpServletResponse response, GuideForm form) {
        String parameter(String name) {
            String value = Optional.ofNullable(request.getParameter(name)).orElse("");
            if (value.length() > QUERY_CHARACTERS_MAX) {
                throw new Problem(
                        ProblemKind.VALUE,
                        "Parameter '" + name + "' has more than " + QUERY_CHARACTERS_MAX + " characters.");
            }
            return value;
        }
    }

    private static String path(HttpServletRequest request) {
        return request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
    }

    private void answer(Exchange exchange, String path) throws IOException {
        if (path.isEmpty() || path.equals("/") || path.equals("/ig")) {
            redirect(exchange, Artefacts.ROOT, HttpServletResponse.SC_FOUND);
        } else if (path.equals(Artefacts.ROOT)) {
            front(exchange);
        } else if (path.startsWith(Artefacts.ROOT)) {
            below(exchange, path.substring(Artefacts.ROOT.length()));
        } else {
            canonical(exchange, path);
        }
    }

    private void front(Exchange exchange) throws IOException {
        String url = exchange.parameter("url");
        if (url.isEmpty()) {
            exchange.form().requireHtml();
            send(exchange, HTML, pages.get().index(exchange.parameter("q")));
            return;
        }
        Artefact artefact = pages.get()
                .guide()
                .resolve(url)
                .orElseThrow(() -> notFound("No definition with the canonical URL '" + url + "' is on this server."));
        if (artefact.path().contains("?")) {
            send(exchange, artefact);
        } else {
            show(exchange, artefact);
        }
    }

    private void below(Exchange exchange, String rest) throws IOException {
        Optional<Asset> asset = Asset.find(rest);
        if (asset.isPresent()) {
            exchange.response().setHeader("Cache-Control", "public, max-age=31536000, immutable");
            send(
                    exchange,
                    asset.get().mediaType() + ";charset=UTF-8",
                    asset.get().text());
            return;
        }
        if (rest.equals("referrals")) {
            exchange.form().requireHtml();
            send(exchange, HTML, pages.get().referrals());
            return;
        }
        String[] parts = rest.split("/", -1);
        if (parts.length == 2) {
            Optional<Artefact> artefact = pages.get().guide().find(parts[0], parts[1]);
            if (artefact.isPresent()) {
                send(exchange, artefact.get());
                return;
            } else if (parts[1].endsWith(".json")) {
                String id = parts[1].substring(0, parts[1].length() - ".json".length());
                Optional<Artefact> json = pages.get().guide().find(parts[0], id);
                if (json.isPresent()) {
                    send(exchange, JSON, json.get().json().get());
                    return;
                }
            }
        }
        throw notFound("The guide has no '" + rest + "'. Its pages are named by type and id, as in "
                + "/ig/StructureDefinition/SPReferral.");
    }

    /** A definition where its canonical URL has it: its JSON there, its page where all pages are. */
    private void canonical(Exchange exchange, String path) throws IOException {
        show(
                exchange,
                pages.get()
                        .guide()
                        .atPath(path)
                        .orElseThrow(
                                () -> notFound("No definition of the guide has '" + path + "' in its canonical URL.")));
    }

    private void show(Exchange exchange, Artefact artefact) throws IOException {
        if (exchange.form() == GuideForm.HTML) {
            redirect(exchange, artefact.path(), HttpServletResponse.SC_SEE_OTHER);
        } else {
            send(exchange, artefact);
        }
    }

    private void send(Exchange exchange, Artefact artefact) throws IOException {
        if (exchange.form() == GuideForm.HTML) {
            send(exchange, HTML, pages.get().artefact(artefact));
        } else {
            send(exchange, JSON, artefact.json().get());
        }
    }

    private static void send(Exchange exchange, String mediaType, String text) throws IOException {
        HttpServletResponse response = exchange.response();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(body);
        // a weak one, as what is sent may be compressed on the way
        String tag = "W/\"" + Long.toHexString(checksum.getValue()) + "-" + body.length + "\"";
        response.setHeader("ETag", tag);
        if (!response.containsHeader("Cache-Control")) {
            response.setHeader("Cache-Control", "public, no-cache");
        }
        if (tag.equals(exchange.request().getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        write(response, mediaType, body);
    }

    private static void redirect(Exchange exchange, String path, int status) {
        exchange.response().setStatus(status);
        exchange.response().setHeader("Location", path);
    }

    private void refuse(Failure failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (GuideForm.ofRefusal(request) == GuideForm.JSON) {
            failure.send(response, context);
            return;
        }
        response.setStatus(failure.status());
        String message = failure.outcome().getIssueFirstRep().getDiagnostics();
        write(response, HTML, pages.get().problem(failure.status(), message).getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpServletResponse response, String mediaType, byte[] body) throws IOException {
        response.setContentType(mediaType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Problem notFound(String message) {
        return new Problem(ProblemKind.NOT_FOUND, message);
    }
}
