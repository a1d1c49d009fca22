package org.footbridge.rest.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a request in logs, in the audit log and in the messages of faults: that of the client ({@code X-Request-ID}) if it can be printed, or
 * else a random one.
 */
public final class RequestIds {
    public static final String ATTRIBUTE = RequestIds.class.getName();

    private static final String HEADER = "X-Request-ID";
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]{1,128}");

    private RequestIds() {}

    /** The same for a request whenever it is asked for. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = of(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    private static String of(@Nullable String given) {
        return given != null && PRINTABLE.matcher(given).matches()
                ? given
                : Long.toHexString(ThreadLocalRandom.current().nextLong());
    }
}
