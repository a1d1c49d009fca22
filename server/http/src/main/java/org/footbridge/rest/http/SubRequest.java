package org.footbridge.rest.http;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.footbridge.bundle.Entry;
import org.footbridge.transaction.EntityTags;
import org.footbridge.web.QueryString;
import org.jspecify.annotations.Nullable;

/** A GET within a bundle, as if it had come alone: with the headers and parameters of its entry and no others. */
public final class SubRequest extends ServletSubRequestDetails {
    private final Map<Object, Object> userData = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Optional<Instant> modifiedSince;

    public SubRequest(ServletRequestDetails whole, Entry entry) {
        super(whole);
        entry.conditions().ifNoneMatch().ifPresent(tags -> {
            EntityTags.requireReadable("ifNoneMatch", tags);
            headers.put("if-none-match", tags);
        });
        modifiedSince = entry.conditions().ifModifiedSince().map(TimeValues::instant);
        setServer(whole.getServer());
        setFhirServerBase(whole.getFhirServerBase());
        setRequestType(RequestTypeEnum.GET);
        setRequestPath(entry.path());
        setId(null);
        setResourceName(null);
        setParameters(entry.query()
                .map(query -> QueryString.parse(query, "request.url"))
                .orElse(Map.of()));
    }

    /** An instant of FHIR, which is more exact than a date of HTTP. */
    Optional<Instant> modifiedSince() {
        return modifiedSince;
    }

    @Override
    @Nullable
    public String getHeader(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<String> getHeaders(String name) {
        String value = getHeader(name);
        return value == null ? List.of() : List.of(value);
    }

    @Override
    public Map<Object, Object> getUserData() {
        return userData;
    }
}
