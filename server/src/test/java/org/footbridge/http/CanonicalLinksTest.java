package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Includes, chains and reverse chains that follow canonicals to definitions that are stored, and back. */
class CanonicalLinksTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    /** In an order of creation that is not that of the versions. */
    @BeforeAll
    static void store() {
        put("Questionnaire", "q110", "'url':'http://c.example/q','version':'1.10','status':'active'");
        put("Questionnaire", "q19", "'url':'http://c.example/q','version':'1.9','status':'active'");
        put("Questionnaire", "other", "'url':'http://c.example/qq','version':'2','status':'active'");
        put("Patient", "p", "'active':true");
        put(
                "QuestionnaireResponse",
                "r19",
                "'questionnaire':'http://c.example/q|1.9','status':'completed',"
                        + "'subject':{'reference':'Patient/p'}");
        put("QuestionnaireResponse", "rnew", "'questionnaire':'http://c.example/q','status':'completed'");
        put("QuestionnaireResponse", "rnone", "'questionnaire':'http://c.example/q|7','status':'completed'");
        put("QuestionnaireResponse", "rlocal", "'questionnaire':'Questionnaire/other','status':'completed'");
        put(
                "PlanDefinition",
                "plan",
                "'status':'active','library':['http://c.example/lib|1'],"
                        + "'action':[{'definitionCanonical':'http://c.example/q|1.9'}]");
        put(
                "Library",
                "lib1",
                "'url':'http://c.example/lib','version':'1','status':'active',"
                        + "'relatedArtifact':[{'type':'depends-on','resource':'http://c.example/base'}]");
        put("Library", "base", "'url':'http://c.example/base','status':'active'");
    }

    private static void put(String type, String id, String members) {
        String body = "{'resourceType':'" + type + "','id':'" + id + "'," + members + "}";
        Answer answer = server.put(type + "/" + id, Expect.json(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @ParameterizedTest(name = "{0} includes {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "QuestionnaireResponse?_id=r19&_include=QuestionnaireResponse:questionnaire    > q19",
                "QuestionnaireResponse?_id=rnew&_include=QuestionnaireResponse:questionnaire   > q110",
                "QuestionnaireResponse?_id=rnone&_include=QuestionnaireResponse:questionnaire  > ''",
                "QuestionnaireResponse?_id=rlocal&_include=QuestionnaireResponse:questionnaire > other",
                "QuestionnaireResponse?_include=QuestionnaireResponse:questionnaire            > other, q110, q19",
                "QuestionnaireResponse?_id=r19&_include=*                                      > p, q19",
                "QuestionnaireResponse?_id=r19&_include=QuestionnaireResponse:*                > p, q19",
                "QuestionnaireResponse?_id=r19&_include=QuestionnaireResponse:*:Patient        > p",
                "PlanDefinition?_include=PlanDefinition:depends-on&_include:iterate=Library:depends-on > base, lib1",
                "Questionnaire?_id=q19&_revinclude=QuestionnaireResponse:questionnaire         > r19",
                "Questionnaire?_id=q110&_revinclude=QuestionnaireResponse:questionnaire        > rnew",
                "Questionnaire?_id=other&_revinclude=QuestionnaireResponse:questionnaire       > rlocal",
                "Questionnaire?_id=q19&_revinclude=*                                           > plan, r19",
                "Library?_id=base&_revinclude:iterate=Library:depends-on&_revinclude:iterate=PlanDefinition:depends-on"
                        + "                                                                    > lib1, plan",
                "PlanDefinition?_include=PlanDefinition:depends-on                             > lib1",
                "PlanDefinition?_include=PlanDefinition:definition:Questionnaire               > q19"
            })
    void follows(String query, String expected) {
        assertFound(query, "include", expected);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '>',
            value = {
                "QuestionnaireResponse?questionnaire.version=1.9                        > r19",
                "QuestionnaireResponse?questionnaire.version=1.10                       > rnew",
                "QuestionnaireResponse?questionnaire:Questionnaire.version=2            > rlocal",
                "QuestionnaireResponse?questionnaire.status=active                      > r19, rlocal, rnew",
                "QuestionnaireResponse?questionnaire.status=active&subject=Patient/p    > r19",
                "QuestionnaireResponse?questionnaire.url=http://c.example/q             > r19, rnew",
                "QuestionnaireResponse?questionnaire.title=x                            > ''",
                "QuestionnaireResponse?_filter=questionnaire.version eq 1.9             > r19",
                "PlanDefinition?depends-on:Library.depends-on:Library.url=http://c.example/base > plan",
                "Questionnaire?_has:QuestionnaireResponse:questionnaire:status=completed > other, q110, q19",
                "Questionnaire?_has:QuestionnaireResponse:questionnaire:_id=rnew        > q110",
                "Questionnaire?_has:QuestionnaireResponse:questionnaire:_id=r19,rnone   > q19",
                "Questionnaire?_has:QuestionnaireResponse:questionnaire:patient.active=true > q19",
                "Library?_has:Library:depends-on:_has:PlanDefinition:depends-on:status=active > base"
            })
    void chainsLead(String query, String expected) {
        assertFound(query.replace(" ", "%20"), "match", expected);
    }

    /** @param mode of the entries that {@code expected} names by their ids, in order */
    private static void assertFound(String query, String mode, String expected) {
        Answer answer = server.get(query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Expect.entries(answer).stream()
                        .filter(entry -> entry.at("/search/mode").asText().equals(mode))
                        .map(entry -> entry.at("/resource/id").asText())
                        .sorted()
                        .toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(", ")));
    }
}
