package org.footbridge.rest.audit;

import com.google.common.html.HtmlEscapers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.footbridge.audit.Agent;
import org.footbridge.audit.AuditRecord;
import org.footbridge.store.audit.AuditStore.Found;

/** A report of records of the audit log for readers: a table as HTML or CSV, one row for each record. */
public final class AuditReport {
    private static final List<String> COLUMNS = List.of(
            "time",
            "event",
            "outcome",
            "user",
            "roles",
            "application",
            "organisations",
            "purposes",
            "address",
            "request",
            "resource",
            "patients",
            "query",
            "remark",
            "id");

    private AuditReport() {}

    private static List<String> row(Found found) {
        AuditRecord audited = found.audited();
        Agent agent = audited.agent();
        String operation = audited.target().operation();
        String version = audited.target().version() == 0
                ? ""
                : "/_history/" + audited.target().version();
        return List.of(
                audited.recorded().toString(),
                operation.isEmpty() ? audited.interaction().code() : "$" + operation,
                audited.outcome().name().toLowerCase(Locale.ROOT) + " " + audited.status(),
                agent.fhirUser().isEmpty() ? agent.user() : agent.user() + " (" + agent.fhirUser() + ")",
                String.join(" ", agent.roles()),
                agent.client(),
                String.join(" ", agent.organisations()),
                String.join(" ", agent.purposes()) + (agent.reason().isEmpty() ? "" : ": " + agent.reason()),
                audited.address(),
                audited.requestId(),
                audited.target().path().isEmpty()
                        ? audited.target().type()
                        : audited.target().path() + version,
                audited.patients().stream().map(id -> "Patient/" + id).collect(Collectors.joining(" ")),
                audited.query(),
                audited.detail(),
                found.position().text());
    }

    /** Comma-separated values with a header, as RFC 4180 has them; a value that a spreadsheet would take for a formula gets an apostrophe. */
    public static String csv(List<Found> records) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        records.forEach(
                found -> csv.append(row(found).stream().map(AuditReport::field).collect(Collectors.joining(",")))
                        .append("\r\n"));
        return csv.toString();
    }

    private static String field(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[^\",\\r\\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    /** A page with a table. {@code asked} is the search that it answers. */
    public static String html(String asked, List<Found> records, boolean more) {
        String head = COLUMNS.stream().map(name -> "<th>" + name + "</th>").collect(Collectors.joining());
        String rows = records.stream()
                .map(found -> row(found).stream()
                        .map(text -> "<td>" + escaped(text) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
                .collect(Collectors.joining());
        return "<!DOCTYPE html>\n"
                + "<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>Audit report</title></head><body>\n"
                + "<h1>Audit report</h1>\n"
                + "<p>" + escaped(asked) + "</p>\n<p>" + records.size() + " records"
                + (more ? "; there are more" : "") + ".</p>\n<table border=\"1\">\n<tr>" + head + "</tr>\n" + rows
                + "</table>\n</body></html>\n";
    }

    private static String escaped(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }
}
