package org.footbridge.rest.response;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.footbridge.search.value.Circle;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.r4.model.OperationOutcome;

/**
 * One page of a Bundle.
 *
 * @param type {@code searchset} or {@code history}
 * @param base what full URLs start with, without a slash at the end
 * @param total of all pages; empty if it is not known
 * @param self absolute URL that repeats this page
 * @param next absolute URL of the next page; empty on the last
 * @param near the places that a match tells its distance from; none if it was not asked to be near one
 * @param included resources that stand beside the matches
 * @param remarks on how the request was understood; empty if there is nothing to say
 */
public record Page(
        String type,
        String base,
        OptionalLong total,
        String self,
        Optional<String> next,
        List<StoredVersion> versions,
        List<StoredVersion> included,
        List<Circle> near,
        Optional<OperationOutcome> remarks) {

    boolean history() {
        return type.equals("history");
    }

    String fullUrl(StoredVersion version) {
        return base + "/" + version.type() + "/" + version.id();
    }
}
