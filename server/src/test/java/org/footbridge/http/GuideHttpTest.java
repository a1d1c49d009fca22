package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.guide.site.guide.Artefact;
import org.footbridge.guide.site.guide.PackageFiles;
import org.footbridge.validation.definition.ConformancePackages;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The implementation guide as browsers and as machines see it. */
class GuideHttpTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final List<Artefact> ARTEFACTS = PackageFiles.of(ConformancePackages.NAMES);

    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    private static Answer get(String path, String... headers) {
        return server.get(root() + path, headers);
    }

    private static String root() {
        return server.base().substring(0, server.base().length() - "/fhir".length());
    }

    private static Answer page(String path) {
        return get(path, "Accept", BROWSER);
    }

    private static Answer json(String path) {
        return get(path, "Accept", "application/fhir+json");
    }

    @Test
    void everyArtefactHasAPageAndJson() {
        assertThat(ARTEFACTS).hasSizeGreaterThan(180);
        for (Artefact artefact : ARTEFACTS) {
            assertThat(page(artefact.path()).header("Content-Type"))
                    .as(artefact.path())
                    .isEqualTo("text/html;charset=UTF-8");
            assertThat(json(artefact.path()).json().path("id").asText()).isEqualTo(artefact.id());
            assertThat(get(artefact.path() + ".json")
                            .json()
                            .path("resourceType")
                            .asText())
                    .isEqualTo(artefact.type());
        }
    }

    @Test
    void everyCanonicalUrlLeadsToThePageAndIsTheJson() {
        for (Artefact artefact : ARTEFACTS) {
            if (!artefact.url().isEmpty()) {
                String path = artefact.url().replace("https://fhir.footbridge.example", "");
                assertThat(page(path).header("Location")).as(artefact.url()).isEqualTo(artefact.path());
                assertThat(json(path).json()).isEqualTo(artefact.tree());
                assertThat(json("/ig/?url=" + artefact.url()).json()).isEqualTo(artefact.tree());
            }
        }
    }

    /** What is linked to, where from, and the ids on each page. Pages of R4's own definitions are looked at but not followed. */
    @Test
    void everyLinkOnEveryPageLeadsToSomethingAndEveryPageIsWellFormed() {
        Map<String, Set<String>> anchors = new HashMap<>();
        Map<String, String> fragments = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of("/ig/"));
        Set<String> seen = new HashSet<>(open);
        Set<String> faults = new TreeSet<>();
        while (!open.isEmpty()) {
            String path = open.remove();
            if (path.startsWith("/ig/?url=")) {
                if (server.send("HEAD", root() + path, "").status() != 200) {
                    faults.add(path + " is not there");
                }
                continue;
            }
            Answer answer = page(path);
            if (answer.status() != 200) {
                faults.add(path + " is answered with " + answer.status());
            }
            if (!answer.header("Content-Type").startsWith("text/html")) {
                continue;
            }
            Document document = parse(answer, path, faults);
            anchors.put(path, new HashSet<>(document.select("[id]").eachAttr("id")));
            for (Element link : document.select("[href], [src], [action]")) {
                String target = link.attr("href") + link.attr("src") + link.attr("action");
                if (target.startsWith("#")) {
                    fragments.put(path + target, path);
                } else if (target.startsWith("/")) {
                    String bare = target.replaceFirst("#.*", "");
                    fragments.put(target, path);
                    if (seen.add(bare)) {
                        open.add(bare);
                    }
                } else {
                    faults.add(path + " links to another server: " + target);
                }
            }
        }
        fragments.forEach((target, from) -> {
            String[] parts = target.split("#", 2);
            if (parts.length == 2
                    && anchors.containsKey(parts[0])
                    && !anchors.get(parts[0]).contains(parts[1])) {
                faults.add(from + " links to " + target + ", where there is no such place");
            }
        });
        assertThat(faults).isEmpty();
        assertThat(seen.size()).isGreaterThan(2 * ARTEFACTS.size());
    }

    private static Document parse(Answer answer, String path, Set<String> faults) {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document document = parser.parseInput(answer.body(), "");
        parser.getErrors().forEach(error -> faults.add(path + " is not well-formed: " + error));
        Set<String> ids = new HashSet<>();
        document.select("[id]").eachAttr("id").stream()
                .filter(id -> !ids.add(id))
                .forEach(id -> faults.add(path + " has the id " + id + " twice"));
        if (document.select("[style], [onclick], style, script:not([src])").size() > 0) {
            faults.add(path + " has styles or scripts in it, which its policy forbids");
        }
        if (document.select("h1").size() != 1 || document.title().isEmpty()) {
            faults.add(path + " has not one heading and a title");
        }
        return document;
    }

    @ParameterizedTest(name = "{0} is resolved as {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "https://fhir.footbridge.example/ValueSet/sp-need       > 303",
                "https://fhir.footbridge.example/ValueSet/sp-need|0.1.0 > 303",
                "https://fhir.footbridge.example/ValueSet/sp-need|9     > 404",
                "https://fhir.footbridge.example/ValueSet/nothing       > 404",
                "http://hl7.org/fhir/StructureDefinition/Patient        > 200",
                "http://hl7.org/fhir/ValueSet/administrative-gender     > 200",
                "http://hl7.org/fhir/administrative-gender              > 200",
                "http://hl7.org/fhir/StructureDefinition/Nothing        > 404",
                "file:///etc/passwd                                     > 404"
            })
    void resolvesCanonicalUrls(String url, int status) {
        assertThat(page("/ig/?url=" + url.replace("|", "%7C")).status()).isEqualTo(status);
        assertThat(json("/ig/?url=" + url.replace("|", "%7C")).status()).isEqualTo(status == 303 ? 200 : status);
    }

    @ParameterizedTest(name = "{0} is answered with {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "/                                                > 302",
                "/ig                                              > 302",
                "/ValueSet/sp-need%7C0.1.0                        > 303",
                "/ValueSet/sp-need%7C9                            > 404",
                "/Id/gosc-number                                  > 303",
                "/ValueSet/nothing                                > 404",
                "/ValueSet/                                       > 404",
                "/ig/ValueSet                                     > 404",
                "/ig/ValueSet/nothing                             > 404",
                "/ig/ValueSet/nothing.json                        > 404",
                "/ig/templates/head.mustache                      > 404",
                "/ig/../ig/ValueSet/sp-need                       > 200",
                "/ig/%2e%2e/%2e%2e/etc/passwd                     > 400",
                "/ig/..%2f..%2fetc/passwd                         > 400",
                "/ig/ValueSet/%00                                 > 400",
                "/ig/ValueSet/sp-need;x=1                         > 200",
                "/ig/ValueSet/sp-need?_format=xml                 > 406",
                "/ig/?_format=json                                > 406"
            })
    void answersPaths(String path, int status) {
        assertThat(page(path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ig/?q=%3Cscript%3Ealert(1)%3C/script%3E%22%20onfocus=%22x",
                "/ig/?url=%3Cscript%3Ealert(1)%3C/script%3E",
                "/ig/%3Cscript%3E/%3Cscript%3E",
                "/ValueSet/%3Cscript%3Ealert(1)"
            })
    void showsHostileTextAsText(String path) {
        Answer answer = page(path);
        assertThat(answer.body()).doesNotContain("<script>").doesNotContain("\" onfocus=\"");
        assertThat(answer.header("Content-Security-Policy"))
                .startsWith("default-src 'none';")
                .doesNotContain("unsafe");
    }

    @Test
    void refusesAQueryOfExcessiveLength() {
        assertThat(page("/ig/?q=" + "a".repeat(501)).status()).isEqualTo(400);
    }

    @Test
    void saysOfWhatIsNotThereWhereToGoOn() {
        assertThat(page("/ig/ValueSet/nothing").body())
                .contains("<h1>Not found</h1>", "ValueSet/nothing", "href=\"/ig/\"");
        assertThat(json("/ig/ValueSet/nothing").json().path("resourceType").asText())
                .isEqualTo("OperationOutcome");
        assertThat(json("/ig/ValueSet/nothing").diagnostics())
                .contains("'ValueSet/nothing'", "/ig/StructureDefinition/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void isReadOnly(String method) {
        Answer answer = server.send(method, root() + "/ig/ValueSet/sp-need", "", "Accept", "application/json");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
        assertThat(answer.diagnostics()).contains("'" + method + "'");
    }

    @Test
    void narrowsTheFrontPageToWhatHasEveryWord() {
        Document document = org.jsoup.Jsoup.parse(page("/ig/?q=choir+speak").body());
        assertThat(document.select(".list .id").eachText())
                .contains("example-choir", "example-prescription")
                .doesNotContain("example-walking-group");
        assertThat(document.select("#q").val()).isEqualTo("choir speak");
    }

    @Test
    void sendsAPageOnceToWhoKeepsIt() {
        Answer first = page("/ig/ValueSet/sp-need");
        assertThat(first.header("Vary")).startsWithIgnoringCase("accept");
        Answer second = get("/ig/ValueSet/sp-need", "Accept", BROWSER, "If-None-Match", first.header("ETag"));
        assertThat(second.status()).isEqualTo(304);
        assertThat(json("/ig/ValueSet/sp-need").header("ETag")).isNotEqualTo(first.header("ETag"));
        Answer head = server.send("HEAD", root() + "/ig/ValueSet/sp-need", "");
        assertThat(head.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(head.body()).isEmpty();
    }

    /** Nothing on the pages comes from what is stored. */
    @Test
    void showsNothingThatIsStored() {
        server.put("Patient/example-person", """
                {"resourceType": "Patient", "id": "example-person", "name": [{"family": "Quandt-3917"}]}""");
        server.put("Patient/stored-3917", """
                {"resourceType": "Patient", "id": "stored-3917", "name": [{"family": "Quandt-3917"}]}""");
        assertThat(page("/ig/Patient/example-person").body()).doesNotContain("3917");
        assertThat(page("/ig/Patient/stored-3917").status()).isEqualTo(404);
        assertThat(page("/ig/?q=3917").body()).contains("0 of");
    }

    @Test
    void listsDefinitionsThatWereAddedAndShowsThem() {
        server.put("ValueSet/biscuits", """
                {"resourceType": "ValueSet", "id": "biscuits", "url": "https://added.example/ValueSet/biscuits",
                 "status": "active", "title": "Biscuits with the tea",
                 "compose": {"include": [{"system": "urn:biscuits", "concept": [{"code": "oat-4417"}]}]}}""");
        String link = org.jsoup.Jsoup.parse(page("/ig/?q=biscuits").body())
                .select("a:contains(biscuits)")
                .attr("href");
        assertThat(page("/ig/").body()).contains("Installed here", "Biscuits with the tea");
        assertThat(page(link).body()).contains("Biscuits with the tea", "oat-4417");
        assertThat(json("/ig/?url=https://added.example/ValueSet/biscuits").body())
                .contains("oat-4417");
        server.delete("ValueSet/biscuits");
        assertThat(page("/ig/").body()).doesNotContain("Biscuits with the tea");
        assertThat(page(link).status()).isEqualTo(404);
    }

    @Test
    void listsTheFirstCodesOfAValueSetWithFilters() {
        String below = IntStream.range(0, 1_200)
                .mapToObj(i -> "{'code':'herb-" + i + "','display':'Herb " + i + "'}")
                .collect(Collectors.joining(","));
        server.put("CodeSystem/herbs", Expect.json("""
                {'resourceType':'CodeSystem','id':'herbs','url':'urn:herbs','status':'active','content':'complete',
                 'hierarchyMeaning':'is-a','concept':[{'code':'herb','concept':[%s]},{'code':'tree'}]}""".formatted(below)));
        for (String code : List.of("herb", "herb-7")) {
            server.put("ValueSet/below-" + code, Expect.json("""
                    {'resourceType':'ValueSet','id':'below-%1$s','url':'urn:below-%1$s','status':'active','compose':{'include':[
                     {'system':'urn:herbs','filter':[{'property':'concept','op':'is-a','value':'%1$s'}]}]}}""".formatted(code)));
        }
        assertThat(page("/ig/?url=urn:below-herb").body())
                .contains("The first 1000 of 1201 codes.", "Herb 7<")
                .doesNotContain(">tree<");
        assertThat(page("/ig/?url=urn:below-herb-7").body())
                .contains("Herb 7<")
                .doesNotContain("Herb 71<", "The first", "does not support");
    }
}
