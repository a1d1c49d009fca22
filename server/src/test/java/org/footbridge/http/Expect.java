package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;

/** What the tests of this package ask of answers again and again. */
public final class Expect {
    static final String[] XML = {"Content-Type", "application/fhir+xml", "Accept", "application/fhir+json"};

    /** Names of classes and libraries, frames of a stack, and SQL: nothing of this is a client's business. */
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|HAPI|Cannot invoke|[A-Z]\\w+@[0-9a-f]{4,8}|!MESSAGE!|unknown-source|SQLSTATE|\\bat [\\w.$]+\\("
                    + "|\\b(ca\\.uhn|java|javax|jakarta|com\\.fasterxml|com\\.ctc|org\\.(footbridge|hl7|postgresql|apache|springframework))\\.|\\b(SELECT|INSERT"
                    + " INTO|UPDATE|DELETE FROM) ");

    private Expect() {}

    /** JSON written with single quotes. */
    public static String json(String text) {
        return text.replace('\'', '"');
    }

    /** An OperationOutcome of one error that says nothing about how the server is made. */
    public static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/fhir+json");
        assertThat(answer.json().path("resourceType").asText())
                .as(answer.body())
                .isEqualTo("OperationOutcome");
        JsonNode issue = answer.json().path("issue").path(0);
        assertThat(issue.path("severity").asText()).isIn("error", "fatal");
        assertThat(issue.path("code").asText()).as(answer.body()).isEqualTo(code);
        assertThat(answer.diagnostics()).isNotBlank().hasSizeLessThan(1_000);
        inOwnWords(answer);
    }

    /** Nothing in it says how the server is made. */
    public static void inOwnWords(Answer answer) {
        assertThat(answer.body()).doesNotContainPattern(INSIDE);
    }

    public static void refused(Answer answer, int status, String code, String diagnostics) {
        refused(answer, status, code);
        assertThat(answer.diagnostics()).contains(diagnostics);
    }

    /**
     * The newest version of anything; it changes with every write. The database is asked, for histories end before
     * whatever transaction is still running in the cluster.
     */
    public static String newest(RunningServer server) {
        String newest =
                "SELECT t.name || '/' || r.id || '/' || r.version FROM resource r JOIN resource_type t USING (type)"
                        + " ORDER BY r.updated DESC, r.pid DESC LIMIT 1";
        return String.join(" ", server.rows(newest));
    }

    public static List<JsonNode> entries(Answer bundle) {
        assertThat(bundle.status()).as(bundle.body()).isEqualTo(200);
        return StreamSupport.stream(bundle.json().path("entry").spliterator(), false)
                .toList();
    }

    public static Optional<String> link(Answer bundle, String relation) {
        return StreamSupport.stream(bundle.json().path("link").spliterator(), false)
                .filter(link -> link.path("relation").asText().equals(relation))
                .map(link -> link.path("url").asText())
                .findFirst();
    }

    /** The page and all that follow it; {@code between} runs before each next one is asked for. */
    public static List<Answer> pages(RunningServer server, Answer first, Runnable between) {
        List<Answer> pages = new ArrayList<>(List.of(first));
        Optional<String> next = link(first, "next");
        while (next.isPresent()) {
            between.run();
            Answer page = server.get(next.get());
            pages.add(page);
            next = link(page, "next");
            assertThat(pages).hasSizeLessThan(1_000);
        }
        return pages;
    }

    /** Type, id and version of each entry of these pages, such as {@code Patient/1/2}, in their order. */
    public static List<String> versions(List<Answer> pages) {
        return pages.stream()
                .flatMap(page -> entries(page).stream())
                .map(entry -> entry.path("fullUrl").asText().replaceFirst(".*/fhir/", "") + "/"
                        + entry.path("response").path("etag").asText().replaceAll("\\D", ""))
                .toList();
    }

    /** {@code Type/id} of the resources in a Bundle that was answered with 200, in its order. */
    public static List<String> paths(Answer page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return StreamSupport.stream(page.json().path("entry").spliterator(), false)
                .map(entry -> entry.at("/resource/resourceType").asText() + "/"
                        + entry.at("/resource/id").asText())
                .toList();
    }
}
