package org.footbridge.rest.container;

import java.io.CharArrayWriter;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.JsonAccessLogValve;
import org.footbridge.access.Caller;
import org.footbridge.rest.http.Callers;
import org.footbridge.rest.http.RequestIds;

/**
 * Logs each request as a line of JSON: time, method, path, status, duration, size, address, and the ids of the request and of the client. Queries, in
 * which people are searched for, and headers are left out.
 */
public final class AccessLog extends JsonAccessLogValve {
    private static final String REQUEST = "requestId";
    private static final String CLIENT = "clientId";
    private static final String TIME = "time";
    private static final String PATTERN = "%m %U %s %D %b %a %{" + TIME + "}r %{" + REQUEST + "}r %{" + CLIENT + "}r";

    private final Optional<PrintStream> console;

    private AccessLog(Optional<PrintStream> console) {
        this.console = console;
        setPattern(PATTERN);
    }

    /** Files in {@code directory}, one for each day, of which the last {@code days} are kept. */
    public static AccessLog inDirectory(String directory, int days) {
        AccessLog log = new AccessLog(Optional.empty());
        log.setDirectory(directory);
        log.setPrefix("access");
        log.setSuffix(".json");
        log.setMaxDays(days);
        log.setBuffered(false);
        return log;
    }

    /** Lines of {@code console}. */
    public static AccessLog on(PrintStream console) {
        return new AccessLog(Optional.of(console));
    }

    @Override
    public void log(Request request, Response response, long time) {
        request.setAttribute(
                TIME,
                Instant.ofEpochMilli(request.getCoyoteRequest().getStartTime()).toString());
        request.setAttribute(REQUEST, RequestIds.of(request));
        Caller caller = Callers.of(request);
        request.setAttribute(CLIENT, caller.client().orElse("-"));
        super.log(request, response, time);
    }

    @Override
    protected synchronized void open() {
        if (console.isEmpty()) {
            super.open();
        }
    }

    @Override
    public void log(CharArrayWriter line) {
        if (console.isEmpty()) {
            super.log(line);
        } else {
            console.get().println(line);
        }
    }
}
