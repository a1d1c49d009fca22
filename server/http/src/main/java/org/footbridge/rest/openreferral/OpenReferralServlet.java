package org.footbridge.rest.openreferral;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.footbridge.directory.openreferral.catalogue.Documents;
import org.footbridge.directory.openreferral.catalogue.OpenAccess;
import org.footbridge.directory.openreferral.catalogue.PageRange;
import org.footbridge.directory.openreferral.catalogue.ServiceQuery;
import org.footbridge.directory.place.PlaceLookup;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.Failure;
import org.footbridge.web.QueryString;

/**
 * The open directory of services: GET only, for everybody, without a key. Errors are problem documents of HTTP.
 *
 * @see <a href="https://openreferraluk.org">Open Referral UK</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
public final class OpenReferralServlet extends HttpServlet {
    /** The path of the root of the API. */
    public static final String PATH = "/openreferral";

    private static final long serialVersionUID = 1L;
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final String VERSION = "HSDS-UK-3.0";
    private static final String PROFILE = "https://openreferraluk.org";
    private static final String OPENAPI =
            "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema/openapi.json";
    private static final int QUERY_MAX = 4_096;

    private final transient PlaceLookup places;
    private final transient Map<String, Resource> resources;

    /** A list and its entries. */
    private record Resource(
            Set<String> parameters,
            Function<DirectoryQuery, ? extends JsonNode> list,
            Function<String, ? extends Optional<? extends JsonNode>> one) {}

    /** @param places of postcodes */
    public OpenReferralServlet(Documents documents, PlaceLookup places) {
        this.places = places;
        this.resources = Map.of(
                "services", searched(documents::services, documents::service),
                "service_at_locations", searched(documents::places, documents::place),
                "organizations",
                        new Resource(
                                DirectoryQuery.PAGE,
                                query -> documents.organisations(query.page()),
                                documents::organisation),
                "taxonomies",
                        new Resource(
                                DirectoryQuery.PAGE, query -> documents.taxonomies(query.page()), documents::taxonomy),
                "taxonomy_terms",
                        new Resource(DirectoryQuery.PAGE, query -> documents.terms(query.page()), documents::term));
    }

    private Resource searched(
            BiFunction<ServiceQuery, PageRange, ? extends JsonNode> list,
            Function<String, ? extends Optional<? extends JsonNode>> one) {
        return new Resource(DirectoryQuery.SERVICES, query -> list.apply(query.services(places), query.page()), one);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Callers.set(request, OpenAccess.CALLER);
        response.setHeader("Access-Control-Allow-Origin", "*");
        try {
            if (!METHODS.contains(request.getMethod())) {
                response.setHeader("Allow", "GET, HEAD");
                throw new Problem(
                        ProblemKind.METHOD_NOT_ALLOWED,
                        "The open directory is read with GET; " + request.getMethod() + " is not for it.");
            }
            send(request, response, answer(request));
        } catch (RuntimeException thrown) {
            refuse(Failure.of(thrown, UUID.randomUUID().toString()), response);
        }
    }

    private JsonNode answer(HttpServletRequest request) {
        List<String> path = Arrays.stream(
                        Optional.ofNullable(request.getPathInfo()).orElse("").split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        Map<String, String[]> query = query(request);
        if (path.isEmpty()) {
            DirectoryQuery.requireNone(query);
            return ExactJson.MAPPER
                    .createObjectNode()
                    .put("version", VERSION)
                    .put("profile", PROFILE)
                    .put("openapi_url", OPENAPI);
        }
        Resource resource = resources.get(path.get(0));
        if (resource == null || path.size() > 2) {
            throw new Problem(
                    ProblemKind.NOT_FOUND,
                    "The open directory has /services, /service_at_locations, /organizations, /taxonomies and"
                            + " /taxonomy_terms, and single ones by their ids.");
        } else if (path.size() == 1) {
            return resource.list().apply(new DirectoryQuery(query, resource.parameters()));
        }
        DirectoryQuery.requireNone(query);
        Optional<? extends JsonNode> found = resource.one().apply(path.get(1));
        if (found.isEmpty()) {
            throw new Problem(ProblemKind.NOT_FOUND, "There is no such entry of " + path.get(0) + ".");
        }
        return found.get();
    }

    private static Map<String, String[]> query(HttpServletRequest request) {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        if (query.length() > QUERY_MAX) {
            throw new Problem(ProblemKind.VALUE, "The query has more than " + QUERY_MAX + " characters.");
        }
        return QueryString.parse(query, "The URL");
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, JsonNode answer)
            throws IOException {
        byte[] body = ExactJson.MAPPER.writeValueAsBytes(answer);
        CRC32 checksum = new CRC32();
        checksum.update(body);
        String tag = "W/\"" + Long.toHexString(checksum.getValue()) + "-" + body.length + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "public, max-age=60");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        write(response, "application/json;charset=UTF-8", body);
    }

    private static void refuse(Failure failure, HttpServletResponse response) throws IOException {
        response.setStatus(failure.status());
        response.setHeader("Cache-Control", "no-store");
        JsonNode problem = ExactJson.MAPPER
                .createObjectNode()
                .put("type", "about:blank")
                .put("title", failure.outcome().getIssueFirstRep().getCode().getDisplay())
                .put("status", failure.status())
                .put("detail", failure.outcome().getIssueFirstRep().getDiagnostics());
        write(response, "application/problem+json;charset=UTF-8", ExactJson.MAPPER.writeValueAsBytes(problem));
    }

    private static void write(HttpServletResponse response, String mediaType, byte[] body) throws IOException {
        response.setContentType(mediaType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
