package org.footbridge.rest.directory;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.audit.AuditTrail;
import org.footbridge.json.ExactJson;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.repository.Repository;
import org.footbridge.rest.http.Callers;
import org.footbridge.store.resource.StoredVersion;

/** Reads resources for the operations on the directory, on behalf of their callers. */
public record DirectoryCalls(Repository repository) {
    /** @throws Problem NOT_FOUND or GONE */
    StoredVersion read(String type, String id, RequestDetails request) {
        StoredVersion found = repository
                .read(Callers.of(request), type, id)
                .orElseThrow(() -> new Problem(ProblemKind.NOT_FOUND, "There is no " + type + " with this id."));
        if (found.deleted()) {
            throw new Problem(ProblemKind.GONE, "This " + type + " was deleted.");
        }
        return found;
    }

    /** Those of {@code paths} that exist for the caller, by {@code Type/id}, in the same order; they are given out. */
    Map<String, StoredVersion> give(List<String> paths, RequestDetails request) {
        Map<String, StoredVersion> found = repository.read(Callers.of(request), paths);
        Map<String, StoredVersion> given = new LinkedHashMap<>();
        for (String path : paths) {
            StoredVersion version = found.get(path);
            if (version != null && !version.deleted()) {
                AuditTrail.found(version.type(), version.id(), version.version(), version.body());
                given.put(path, version);
            }
        }
        return given;
    }

    static JsonNode tree(byte[] body) {
        try {
            return ExactJson.MAPPER.readTree(body);
        } catch (IOException checkedBefore) {
            throw new UncheckedIOException(checkedBefore);
        }
    }
}
