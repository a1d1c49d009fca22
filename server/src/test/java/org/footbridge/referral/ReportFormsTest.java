package org.footbridge.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report as a page and as PDF, for people with all kinds of names and notes. */
class ReportFormsTest {
    private static final String ARABIC = "\u0641\u0627\u0637\u0645\u0629 \u0627\u0644\u0632\u0647\u0631\u0627\u0621";

    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static final ReportServer reports = new ReportServer(server);
    private static String task = "";

    @BeforeAll
    static void reportExists() {
        reports.directory();
        task = reports.supported("maureen", "");
    }

    @ParameterizedTest
    @CsvSource({
        "?format=html, */*, text/html",
        "?format=pdf, application/fhir+json, application/pdf",
        "?_format=html, */*, text/html",
        "?_format=application/pdf, */*, application/pdf",
        "'', 'text/html,application/xhtml+xml,*/*;q=0.8', text/html",
        "'', application/pdf, application/pdf",
        "'', application/fhir+xml, application/fhir+xml",
        "?format=fhir, 'text/html,*/*;q=0.8', application/fhir+json",
        "'', */*, application/fhir+json"
    })
    void formIsChosenByParameterOrHeader(String query, String accept, String mediaType) {
        Answer answer = reports.show(task, query, "Accept", accept);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(mediaType);
    }

    @Test
    void pageIsAccessibleAndRunsNothing() {
        Answer answer = reports.show(task, "?format=html");
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-")
                .endsWith("sandbox");
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("html").attr("lang")).isEqualTo("en-GB");
        assertThat(page.title()).isEqualTo("Message back to GP and referrer: Maureen Harding, NHS number 943 476 5919");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main section h2").eachText()).contains("Clinical summary", "Risks");
        assertThat(page.select("script, img, link, iframe")).isEmpty();
    }

    @Test
    void markupInNamesAndNotesIsText() throws IOException {
        reports.person("mark", "{\"text\": \"<script>alert(1)</script>{{person}}&amp;</main>\"}");
        String hostile = reports.refer("mark", "\"note\": [{\"text\": \"</div><img src=x onerror=alert(2)>]]>\"}],");
        Document page = Jsoup.parse(reports.show(hostile, "?format=html").body());
        assertThat(page.select("script, img")).isEmpty();
        assertThat(page.text())
                .contains("<script>alert(1)</script>{{person}}&amp;</main>", "<img src=x onerror=alert(2)>");
        assertThat(text(reports.show(hostile, "?format=pdf")))
                .contains("alert(1)")
                .contains("onerror=alert(2)");
        assertThat(reports.show(hostile, "").status()).isEqualTo(200);
    }

    @Test
    void namesOfAllScriptsSurvive() throws IOException {
        reports.person("names", "{\"text\": \"Zo\u00eb \u0141uczak " + ARABIC + " \u674e\u660e \ud83e\uddf6\"}");
        String other = reports.refer("names", "");
        Answer pdf = reports.show(other, "?format=pdf");
        assertThat(text(pdf)).contains("Zo\u00eb \u0141uczak", "[U+674E][U+660E]", "[ball of yarn]", "square brackets");
        assertThat(reports.show(other, "?format=html").body()).contains(ARABIC, "\u674e\u660e", "\ud83e\uddf6");
        keep("names", pdf);
    }

    @Test
    void pdfIsTaggedAndHasATitleAndALanguage() throws IOException {
        Answer pdf = reports.show(task, "?format=pdf");
        keep("report", pdf);
        try (PDDocument document = Loader.loadPDF(pdf.response().body())) {
            assertThat(document.getDocumentInformation().getTitle()).contains("Message back to GP and referrer");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
        }
        assertThat(text(pdf)).contains("Maureen Harding, NHS number 943 476 5919", "Page 1 of ");
    }

    @Test
    void longNotesAreShortenedAndBreakOverPages() throws IOException {
        String noted = reports.refer("maureen", "");
        reports.step(noted, "accept");
        for (int i = 0; i < 25; i++) {
            reports.step(noted, "review", ReportServer.text("note", "W".repeat(3_000)));
        }
        Answer pdf = reports.show(noted, "?format=pdf");
        keep("long", pdf);
        assertThat(text(pdf)).contains("The note is longer", "The latest 20 of 25 notes are shown.");
    }

    @Test
    void pdfThatIsStoredIsTheAnswerAndIsRepeated() {
        String[] key = {"Idempotency-Key", "report-once"};
        String body =
                "{\"resourceType\": \"Parameters\", \"parameter\": [{\"name\": \"format\", \"valueCode\": \"pdf\"}]}";
        Answer first = server.post("Task/" + task + "/$report-back", body, key);
        Answer second = server.post("Task/" + task + "/$report-back", body, key);
        assertThat(second.response().body()).isEqualTo(first.response().body());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        String stored = first.header("Location").replaceFirst(".*/fhir/", "");
        assertThat(server.get(stored).json().path("content").findValuesAsText("contentType"))
                .containsExactly("application/fhir+json", "application/pdf");
        assertThat(server.get("Task/" + task).json().path("output")).hasSize(2);
    }

    private static String text(Answer pdf) throws IOException {
        assertThat(pdf.status()).as(pdf.body()).isEqualTo(200);
        try (PDDocument document = Loader.loadPDF(pdf.response().body())) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Leaves a PDF for people to look at. */
    private static void keep(String name, Answer pdf) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "reports"));
        Files.write(directory.resolve(name + ".pdf"), pdf.response().body());
    }
}
