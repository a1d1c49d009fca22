package org.footbridge.rest.directory;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.footbridge.audit.AuditTrail;
import org.footbridge.directory.listing.CallerDirectory;
import org.footbridge.directory.match.Match.Rank;
import org.footbridge.directory.match.MatchRequest;
import org.footbridge.directory.match.MatchSettings;
import org.footbridge.directory.match.Matcher;
import org.footbridge.directory.match.Matcher.Ranking;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.PageSizes;
import org.footbridge.rest.http.QueryValues;
import org.footbridge.rest.interaction.Cursors;
import org.footbridge.rest.operation.OperationDescriptor;
import org.footbridge.rest.operation.OperationDescriptor.Level;
import org.footbridge.rest.operation.OperationInput;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.response.HapiPlaceholder;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HealthcareService;

/** {@code HealthcareService/$match}: the services that suit what is asked for, ranked, with reasons, a page at a time. */
public final class MatchOperation implements IResourceProvider, OperationProvider {
    private static final String SERVICE = "HealthcareService/";
    private static final String CURSOR = "_cursor";

    /** Those that may be repeated, or are read as they are. */
    private static final List<String> CODES = List.of("need", "activity", "accessibility");

    private static final Pattern LOCAL = Pattern.compile("(Location|Organization)/[A-Za-z0-9\\-.]{1,64}");

    private static final OperationDescriptor MATCH = OperationDescriptor.ofOurs(
                    "HealthcareService", "match", Level.TYPE)
            .reading()
            .takes("Coding", "need", "activity")
            .takes("string", "postcode")
            .takes("decimal", "latitude", "longitude")
            .takes("Reference", "patient")
            .takes("decimal", "distance")
            .takes("code", "day")
            .takes("time", "time")
            .takes("unsignedInt", "age")
            .takes("boolean", "free")
            .takes("decimal", "cost-max")
            .takes("code", "language")
            .takes("Coding", "accessibility")
            .takes("code", "capacity")
            .takes("unsignedInt", "assured-within", "_count")
            .takes("string", CURSOR)
            .gives("Bundle", "return");

    private final DirectoryCalls calls;
    private final CallerDirectory directory;
    private final PlaceInput places;
    private final KnownCodes codes;
    private final MatchSettings settings;
    private final MatchPages pages;

    /**
     * How pages are made.
     *
     * @param today in the time zone of the server
     * @param extension canonical URL of the extension {@code match-reason}
     */
    public record MatchPages(PageSizes sizes, Cursors cursors, Supplier<LocalDate> today, String extension) {}

    public MatchOperation(
            DirectoryCalls calls,
            CallerDirectory directory,
            PlaceInput places,
            KnownCodes codes,
            MatchSettings settings,
            MatchPages pages) {
        this.calls = calls;
        this.directory = directory;
        this.places = places;
        this.codes = codes;
        this.settings = settings;
        this.pages = pages;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return HealthcareService.class;
    }

    @Override
    public List<OperationDescriptor> operations() {
        return List.of(MATCH);
    }

    /** The end of the page before, and the day on which the first page was asked for. */
    private record Begin(LocalDate today, Rank after) {}

    @Operation(name = "$match", idempotent = true)
    public Bundle match(RequestDetails request) {
        OperationInput input = new OperationInput(request, MATCH);
        int count = pages.sizes().of(Optional.of(input.text("_count")).filter(text -> !text.isEmpty()));
        String path = path(input);
        if (request.getRequestType() == RequestTypeEnum.POST) {
            AuditTrail.query(path);
        }
        Begin begin = begin(input, Callers.owned(path, request));
        MatchRequest wanted = new MatchInput(input, codes)
                .request(
                        places.near(
                                input,
                                id -> DirectoryCalls.tree(
                                        calls.read("Patient", id, request).body())),
                        begin.today());
        Ranking ranking =
                new Matcher(wanted, settings).rank(directory.listings(Callers.of(request)), begin.after(), count);
        ResponseContent.set(request, new ResponseContent.Text(bundle(ranking, begin.today(), path, request)));
        return HapiPlaceholder.page();
    }

    private byte[] bundle(Ranking ranking, LocalDate today, String path, RequestDetails request) {
        String base = request.getFhirServerBase();
        Optional<String> next = ranking.more()
                ? Optional.of(base + "/" + path + (path.contains("?") ? "&" : "?") + CURSOR + "="
                        + pages.cursors()
                                .write(
                                        Callers.owned(path, request),
                                        text(
                                                today,
                                                ranking.matches()
                                                        .get(ranking.matches().size() - 1)
                                                        .rank())))
                : Optional.empty();
        Map<String, StoredVersion> services = new LinkedHashMap<>();
        calls.give(ranking.matches().stream().map(match -> SERVICE + match.id()).toList(), request)
                .values()
                .forEach(version -> services.put(version.id(), version));
        Map<String, StoredVersion> included = calls.give(linked(services.values()), request);
        return new MatchBundle(base, pages.extension(), base + "/" + path, next).json(ranking, services, included);
    }

    /** The Locations and Organizations of services. */
    private static List<String> linked(Collection<StoredVersion> services) {
        Set<String> paths = new LinkedHashSet<>();
        for (StoredVersion service : services) {
            var json = DirectoryCalls.tree(service.body());
            paths.add(json.at("/providedBy/reference").asText());
            StreamSupport.stream(json.path("location").spliterator(), false)
                    .forEach(location -> paths.add(location.path("reference").asText()));
        }
        paths.removeIf(path -> !LOCAL.matcher(path).matches());
        return List.copyOf(paths);
    }

    private Begin begin(OperationInput input, String query) {
        String cursor = input.text(CURSOR);
        if (cursor.isEmpty()) {
            return new Begin(pages.today().get(), Rank.FIRST);
        }
        String[] parts = pages.cursors().read(query, cursor).split(" ", -1);
        try {
            return new Begin(LocalDate.parse(parts[0]), new Rank(Integer.parseInt(parts[1]), parts[2]));
        } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException other) {
            throw new Problem(ProblemKind.EXPIRED, "_cursor is of an earlier version of this server; start again.");
        }
    }

    private static String text(LocalDate today, Rank end) {
        return today + " " + end.score() + " " + end.id();
    }

    /** The request as a relative URL without its cursor: what the links repeat, and what a cursor is valid for. */
    private static String path(OperationInput input) {
        List<String> query = new ArrayList<>();
        for (String name : MATCH.inputs()) {
            if (!name.equals(CURSOR)) {
                values(input, name)
                        .forEach(value -> query.add(QueryValues.escaped(name) + "=" + QueryValues.escaped(value)));
            }
        }
        return SERVICE + MATCH.inUrl() + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private static List<String> values(OperationInput input, String name) {
        if (CODES.contains(name)) {
            return input.tokens(name);
        } else if (name.equals("patient")) {
            String reference = input.reference(name);
            return reference.isEmpty() ? List.of() : List.of(reference);
        }
        return input.texts(name);
    }
}
