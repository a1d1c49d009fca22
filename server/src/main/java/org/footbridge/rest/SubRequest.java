package org.footbridge.rest;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.footbridge.transaction.Entry;
import org.jspecify.annotations.Nullable;

/** A GET within a bundle, as if it had come alone: with the headers and parameters of its entry and no others. */
final class SubRequest extends ServletSubRequestDetails {
    private final Map<Object, Object> userData = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();

    SubRequest(ServletRequestDetails whole, Entry entry) {
        super(whole);
        entry.conditions().ifNoneMatch().ifPresent(tags -> headers.put("if-none-match", tags));
        entry.conditions().ifModifiedSince().ifPresent(since -> headers.put("if-modified-since", since));
        setRequestType(RequestTypeEnum.GET);
        setRequestPath(entry.path());
        setId(null);
        setResourceName(null);
        Map<String, String[]> parameters = new LinkedHashMap<>();
        entry.query().ifPresent(query -> read(query, parameters));
        setParameters(parameters);
    }

    private static void read(String query, Map<String, String[]> into) {
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = decoded(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
            into.merge(name, new String[] {value}, (first, second) -> {
                String[] all = Arrays.copyOf(first, first.length + 1);
                all[first.length] = second[0];
                return all;
            });
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
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
