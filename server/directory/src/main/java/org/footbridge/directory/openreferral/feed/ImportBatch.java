package org.footbridge.directory.openreferral.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.directory.openreferral.feed.ImportReport.Effect;
import org.footbridge.directory.openreferral.mapping.Kind;
import org.footbridge.directory.openreferral.mapping.MappedService;
import org.footbridge.directory.openreferral.mapping.Publisher;
import org.footbridge.directory.openreferral.mapping.ServiceMapping;
import org.footbridge.json.ExactJson;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ChangeRequest;
import org.footbridge.transaction.ChangeRequest.Body;
import org.footbridge.transaction.ChangeRequest.Verb;

/** Some rows of a feed, and what has to be written because of them. */
final class ImportBatch {
    private final Publisher publisher;
    private final OwnedElements elements;
    private final Map<String, StoredVersion> stored;
    private final Set<String> written;
    private final List<Planned> planned = new ArrayList<>();

    /**
     * What becomes of a row.
     *
     * @param changes empty if nothing has to be written
     */
    record Planned(Row row, Effect effect, List<String> notes, Map<String, ChangeRequest> changes) {
        Planned {
            notes = List.copyOf(notes);
        }

        /** The same, refused. */
        Planned refused(String reason) {
            return new Planned(row, Effect.REFUSED, List.of(reason), Map.of());
        }
    }

    /**
     * @param stored the resources that are there, by {@code Type/id}
     * @param written the organisations and locations that this import has written or found, to which those of this batch are added
     */
    ImportBatch(Publisher publisher, OwnedElements elements, Map<String, StoredVersion> stored, Set<String> written) {
        this.publisher = publisher;
        this.elements = elements;
        this.stored = new HashMap<>(stored);
        this.written = written;
    }

    /** The paths of all resources that rows can lead to. */
    static List<String> paths(List<Row> rows, Publisher publisher) {
        Set<String> paths = new TreeSet<>();
        for (Row row : rows) {
            paths.add(path(Kind.SERVICE, publisher, row.id()));
            JsonNode organisation = row.service().path("organization");
            if (organisation.has("id")) {
                paths.add(path(
                        Kind.ORGANISATION, publisher, organisation.path("id").asText()));
            }
            row.service().path("service_at_locations").forEach(place -> {
                if (place.path("location").has("id")) {
                    paths.add(path(
                            Kind.LOCATION,
                            publisher,
                            place.path("location").path("id").asText()));
                }
            });
        }
        return List.copyOf(paths);
    }

    static String path(Kind kind, Publisher publisher, String id) {
        return kind.resourceType() + "/" + publisher.logicalId(kind, id);
    }

    List<Planned> planned() {
        return List.copyOf(planned);
    }

    /** Decides about a row that can be imported. */
    void plan(Row row, ServiceMapping mapping) {
        Optional<StoredVersion> current = current(path(Kind.SERVICE, publisher, row.id()));
        String digest = Digests.of(row.service());
        Optional<JsonNode> before = current.map(ImportBatch::tree);
        if (row.isUnread()
                || before.flatMap(service -> elements.sourced(service, "digest"))
                        .filter(digest::equals)
                        .isPresent()) {
            planned.add(new Planned(row, Effect.UNCHANGED, row.notes(), Map.of()));
            noteOthers(row);
            return;
        }
        List<String> notes = new ArrayList<>(row.notes());
        before.filter(this::isEdited)
                .ifPresent(service -> notes.add("Conflict: what the feed says was also changed here since the last"
                        + " import; the feed is followed, and the history has what was here."));
        MappedService mapped = mapping.toFhir(row.service(), publisher);
        Map<String, ChangeRequest> changes = new LinkedHashMap<>();
        mapped.others().forEach(other -> {
            if (written.add(path(other))) {
                changes.put(path(other), change(other));
            }
        });
        ObjectNode service = mapped.service();
        elements.source(service, publisher.url(), digest);
        changes.put(path(service), change(service));
        planned.add(new Planned(row, before.isPresent() ? Effect.CHANGED : Effect.CREATED, notes, changes));
    }

    /** What an unchanged row says of organisations and locations is what is stored. */
    private void noteOthers(Row row) {
        paths(List.of(row), publisher).stream()
                .filter(path -> !path.startsWith("HealthcareService/"))
                .forEach(written::add);
    }

    private Optional<StoredVersion> current(String path) {
        return Optional.ofNullable(stored.get(path)).filter(version -> !version.deleted());
    }

    private boolean isEdited(JsonNode service) {
        return elements.sourced(service, "content")
                .filter(content -> !content.equals(elements.digest(service)))
                .isPresent();
    }

    private static String path(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    private ChangeRequest change(ObjectNode mapped) {
        Optional<StoredVersion> current = current(path(mapped));
        ObjectNode merged =
                current.map(version -> elements.merged(mapped, tree(version))).orElse(mapped);
        return update(merged, current);
    }

    /** An update of the version that was looked at, if it is still the current one. */
    static ChangeRequest update(ObjectNode resource, Optional<StoredVersion> current) {
        return new ChangeRequest(
                Verb.UPDATE,
                resource.path("resourceType").asText(),
                Optional.of(resource.path("id").asText()),
                Optional.empty(),
                new Body.Text(resource.toString().getBytes(StandardCharsets.UTF_8)),
                current.map(StoredVersion::etag),
                Optional.empty(),
                false,
                "",
                false);
    }

    static JsonNode tree(StoredVersion version) {
        try {
            return ExactJson.MAPPER.readTree(version.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
