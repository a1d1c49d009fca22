package org.footbridge.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.web.MediaType;
import org.footbridge.web.PercentEncoding;
import org.footbridge.web.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * A request whose parameters are decoded strictly, from the query and, for a POST, from the form. Bytes that are not UTF-8 are
 * refused; Tomcat and HAPI would replace or drop them. Parameters keep the order of the client.
 */
public final class DecodedRequest extends HttpServletRequestWrapper {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii");

    /**
     * Headers that no servlet may see: bodies are decoded by now, and HAPI obeys the others although no standard has them, and fails at
     * values that it cannot read.
     */
    private static final List<String> HIDDEN =
            List.of("Content-Encoding", "X-Retry-On-Version-Conflict", "X-Rewrite-History");

    @Nullable
    private Map<String, String[]> parameters;

    public DecodedRequest(HttpServletRequest request) {
        super(request);
    }

    /** Asked for each header that HAPI looks at, some twenty a request: names of other lengths are told apart at once. */
    private static boolean isHidden(String name) {
        for (String hidden : HIDDEN) {
            if (hidden.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a body under {@code contentType} holds parameters. */
    public static boolean isForm(@Nullable String contentType) {
        return contentType != null && MediaType.parse(contentType).name().equals(FORM);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, String[]> read = parameters;
        if (read == null) {
            read = Collections.unmodifiableMap(read());
            parameters = read;
        }
        return read;
    }

    private Map<String, String[]> read() {
        String query = getQueryString();
        Map<String, String[]> values =
                QueryString.parse(query == null ? "" : PercentEncoding.fromLatin1(query, "The URL"), "The URL");
        // elsewhere a form is content, such as that of a Binary, or refused
        if (getMethod().equals("POST") && getRequestURI().endsWith("/_search") && isForm(getContentType())) {
            QueryString.parse(form(), "The form")
                    .forEach((name, given) -> values.merge(name, given, QueryString::both));
        }
        return values;
    }

    private String form() {
        String charset = MediaType.parse(getContentType()).parameter("charset").orElse("utf-8");
        if (!CHARSETS.contains(charset.toLowerCase(Locale.ROOT))) {
            throw new Problem(
                    ProblemKind.UNSUPPORTED_MEDIA, "A form is read as UTF-8 only; send it without a charset.");
        }
        try {
            return PercentEncoding.utf8(ByteBuffer.wrap(getInputStream().readAllBytes()), "The form");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @Nullable
    public String getParameter(String name) {
        String[] values = getParameterValues(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    @Nullable
    public String getHeader(String name) {
        return isHidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }
}
