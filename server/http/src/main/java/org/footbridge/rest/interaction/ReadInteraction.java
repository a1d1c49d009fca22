package org.footbridge.rest.interaction;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import org.footbridge.access.Caller;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.repository.Repository;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.Preconditions;
import org.footbridge.rest.response.ResponseContent;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.ResourceIds;
import org.hl7.fhir.r4.model.IdType;

/**
 * Reads of one version.
 *
 * @see <a href="https://hl7.org/fhir/R4/http.html#read">R4 read and vread</a>
 */
public final class ReadInteraction {
    private final Repository repository;
    private final Optional<AuditReads> audit;

    /** @param audit serves AuditEvents, if the server keeps an audit log */
    public ReadInteraction(Repository repository, Optional<AuditReads> audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /**
     * @throws Problem NOT_FOUND if there never was such a resource or version, GONE if it is deleted
     */
    public ResponseContent read(String type, IdType id, RequestDetails request) {
        if (audit.isPresent() && type.equals(AuditReads.TYPE)) {
            return audit.get()
                    .read(id.getIdPart(), id.hasVersionIdPart(), String.valueOf(id.getVersionIdPart()), request);
        }
        StoredVersion version = current(type, id, request);
        return Preconditions.notModified(request, version)
                ? new ResponseContent.NotModified(version)
                : new ResponseContent.Version(version);
    }

    /**
     * The version that {@code id} names, or else the current one.
     *
     * @throws Problem NOT_FOUND if there never was such a resource or version, GONE if it is deleted
     */
    public StoredVersion current(String type, IdType id, RequestDetails request) {
        StoredVersion version = find(type, id, Callers.of(request));
        if (version.deleted()) {
            throw new Problem(
                    ProblemKind.GONE,
                    type + "/" + id.getIdPart() + " was deleted in version " + version.version()
                            + "; its history is at " + type + "/" + id.getIdPart() + "/_history.");
        }
        return version;
    }

    private StoredVersion find(String type, IdType id, Caller caller) {
        String logical = id.getIdPart();
        if (!ResourceIds.isValid(logical)) {
            throw notFound(type, logical);
        }
        if (!id.hasVersionIdPart()) {
            return repository.read(caller, type, logical).orElseThrow(() -> notFound(type, logical));
        }
        int version = versionNumber(id.getVersionIdPart());
        return repository
                .read(caller, type, logical, version)
                .orElseThrow(() -> new Problem(
                        ProblemKind.NOT_FOUND,
                        type + "/" + logical + " has no version '" + id.getVersionIdPart() + "'."));
    }

    /** 0, which no version has, if it is not a number of ours. */
    private static int versionNumber(String version) {
        return version.matches("[1-9]\\d{0,8}") ? Integer.parseInt(version) : 0;
    }

    public static Problem notFound(String type, String id) {
        return new Problem(
                ProblemKind.NOT_FOUND,
                "There is no " + type + " with the id '" + (id.length() > 70 ? id.substring(0, 70) + "…" : id) + "'.");
    }
}
