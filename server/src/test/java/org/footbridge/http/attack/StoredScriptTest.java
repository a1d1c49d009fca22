package org.footbridge.http.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts in what clients store: no browser runs them. */
class StoredScriptTest {
    @RegisterExtension
    static final RunningServer checked = RunningServer.with();

    @RegisterExtension
    static final RunningServer lenient = RunningServer.with("--footbridge.validation.mode=off");

    private static String patient(String narrative) {
        return "{\"resourceType\":\"Patient\",\"id\":\"p\",\"text\":{\"status\":\"generated\",\"div\":\"<div"
                + " xmlns='http://www.w3.org/1999/xhtml'>" + narrative + "</div>\"}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<p onclick='alert(1)'>x</p>",
                "<img src='x' onerror='alert(1)'/>",
                "<a href='javascript:alert(1)'>x</a>",
                "<a href='JaVaScRiPt:alert(1)'>x</a>",
                "<a href='&#106;avascript:alert(1)'>x</a>",
                "<a href=' java&#10;script:alert(1)'>x</a>",
                "<a href='vbscript:x'>x</a>",
                "<a href='data:text/html,x'>x</a>",
                "<img src='data:image/svg+xml,x' alt='x'/>",
                "<iframe src='https://evil.example'></iframe>",
                "<object data='x'/>",
                "<embed src='x'/>",
                "<form action='https://evil.example'><input name='x'/></form>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<style>@import 'https://evil.example'</style>",
                "<link rel='stylesheet' href='https://evil.example'/>",
                "<base href='https://evil.example'/>",
                "<meta http-equiv='refresh' content='0;url=https://evil.example'/>"
            })
    void aNarrativeWithActiveContentIsRefused(String narrative) {
        Answer refused = checked.put("Patient/p", patient(narrative));
        assertThat(refused.status()).as(refused.body()).isIn(400, 422);
        assertThat(refused.body()).contains("OperationOutcome");
    }

    /** Where an operator switched validation off. */
    @ParameterizedTest
    @ValueSource(strings = {"Patient/p", "Patient/p?_format=xml", "Patient?_id=p", "Patient/p/_history?_pretty=true"})
    void aNarrativeIsServedAsDataAndNotAsAPage(String path) {
        lenient.put("Patient/p", patient("<script>alert(1)</script>"));
        Answer browser = lenient.get(path, "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        assertThat(browser.status()).as(browser.body()).isEqualTo(200);
        assertThat(browser.header("Content-Type")).startsWith("application/fhir+");
        isInert(browser);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html             | <script>alert(1)</script>",
                "application/xhtml+xml | <html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>",
                "image/svg+xml         | <svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "text/xml              | <?xml-stylesheet href='https://evil.example/x.xsl' type='text/xsl'?><a/>",
                "application/xml       | <x xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></x>",
                "text/javascript       | alert(1)",
                "application/pdf       | %PDF-1.7 /JavaScript",
                "text/plain            | <script>alert(1)</script>",
                "multipart/x-mixed-replace;boundary=x | --x"
            })
    void theContentOfABinaryIsAnAttachment(String type, String content) {
        Answer stored = lenient.send("PUT", "Binary/b", content, "Content-Type", type);
        assertThat(stored.status()).as(stored.body()).isIn(200, 201);
        for (String path : List.of("Binary/b", stored.header("Location"))) {
            Answer raw = lenient.get(path, "Accept", "*/*");
            assertThat(raw.body()).isEqualTo(content);
            assertThat(raw.header("Content-Disposition")).isEqualTo("attachment");
            isInert(raw);
        }
    }

    private static void isInert(Answer answer) {
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "sandbox")
                .doesNotContain("allow-");
    }

    /** The pages of definitions show what clients stored. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JAVASCRIPT:alert(1))",
                "[x](data:text/html,<script>alert(1)</script>)",
                "![x](javascript:alert(1))",
                "<javascript:alert(1)>",
                "\" onmouseover=\"alert(1)",
                "' onmouseover='alert(1)",
                "</title><script>alert(1)</script>",
                "{{{x}}}<script>",
                "`<script>alert(1)</script>`",
                "|a|\\n|-|\\n|<script>alert(1)</script>|"
            })
    void aPageOfAStoredDefinitionRunsNothing(String hostile) {
        String text = hostile.replace("\"", "\\\"");
        String definition = """
            {"resourceType":"CodeSystem","id":"hostile","url":"https://evil.example/CodeSystem/hostile",
             "name":"%1$s","title":"%1$s","status":"active","content":"complete","description":"%1$s",
             "publisher":"%1$s","copyright":"%1$s","purpose":"%1$s","version":"1","caseSensitive":true,
             "contact":[{"name":"%1$s","telecom":[{"system":"url","value":"javascript:alert(1)"}]}],
             "concept":[{"code":"a","display":"%1$s","definition":"%1$s"}]}\
            """.formatted(text);
        Answer stored = lenient.put("CodeSystem/hostile", definition);
        assertThat(stored.status()).as(stored.body()).isIn(200, 201);
        lenient.look();
        String base = URI.create(lenient.base()).resolve("/ig/").toString();
        for (String path : List.of("CodeSystem/hostile", "", "?q=hostile")) {
            Answer page = lenient.get(base + path, "Accept", "text/html");
            Document document = Jsoup.parse(page.body());
            assertThat(document.select("script:not([src]), iframe, object, embed, base, style"))
                    .as(path)
                    .isEmpty();
            assertThat(document.select("img[src=x]")).as(path).isEmpty();
            assertThat(document.getAllElements())
                    .as(path)
                    .allSatisfy(element -> element.attributes().forEach(attribute -> {
                        assertThat(attribute.getKey()).doesNotStartWith("on");
                        assertThat(attribute.getValue().strip().toLowerCase(java.util.Locale.ROOT))
                                .doesNotStartWith("javascript:")
                                .doesNotStartWith("data:");
                    }));
            assertThat(page.header("Content-Security-Policy"))
                    .startsWith("default-src 'none'")
                    .doesNotContain("unsafe");
        }
    }
}
