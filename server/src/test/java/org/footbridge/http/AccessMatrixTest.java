package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The default policy over HTTP: each role asks for resources of each type, about a person of its own, about another person and about
 * one who withholds, by each way that there is. What it may see is there; all else is answered for as if it had never been stored.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccessMatrixTest {
    private static final JWK KEY = TestIssuer.rsa("matrix");
    private static final TestIssuer ISSUER = new TestIssuer(KEY);

    @RegisterExtension
    static final RunningServer server = RunningServer.with(
            ISSUER.settings("--footbridge.validation.mode=off", "--footbridge.references.on-delete=allow"));

    private static final String OWN = "p-own";
    private static final String OTHER = "p-other";
    private static final String WITHHELD = "p-withheld";
    private static final String ABSENT = "p-absent";
    private static final List<String> PEOPLE = List.of(OWN, OTHER, WITHHELD);

    /** Of each type one resource about each person; its id is that of the person. */
    private static final Map<String, String> CONTENT = content();

    private static final Set<String> CARE = Set.of("Observation", "QuestionnaireResponse", "Goal", "Communication");

    private static Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("Patient", "'managingOrganization':{'reference':'Organization/PRACTICE'}");
        content.put(
                "ServiceRequest",
                "'status':'active','intent':'order','subject':{'reference':'Patient/ID'},"
                        + "'requester':{'reference':'Organization/PRACTICE'},"
                        + "'performer':[{'reference':'Organization/CHARITY'}]");
        content.put(
                "Task",
                "'status':'requested','intent':'order','for':{'reference':'Patient/ID'},"
                        + "'focus':{'reference':'ServiceRequest/ID'},'requester':{'reference':'Organization/PRACTICE'},"
                        + "'owner':{'reference':'Organization/CHARITY'}");
        content.put("Observation", "'status':'final','code':{'text':'SECRET'},'subject':{'reference':'Patient/ID'}");
        content.put("QuestionnaireResponse", "'status':'completed','subject':{'reference':'Patient/ID'}");
        content.put(
                "Goal",
                "'lifecycleStatus':'active','description':{'text':'SECRET'},'subject':{'reference':'Patient/ID'}");
        content.put(
                "Communication",
                "'status':'completed','subject':{'reference':'Patient/ID'},"
                        + "'sender':{'reference':'Organization/CHARITY'},'payload':[{'contentString':'SECRET'}]");
        content.put(
                "MeasureReport",
                "'status':'complete','type':'individual','measure':'urn:m','subject':{'reference':'Patient/ID'},"
                        + "'period':{'start':'2026'}");
        content.put(
                "Provenance",
                "'target':[{'reference':'Patient/ID'}],'recorded':'2026-01-01T00:00:00Z',"
                        + "'agent':[{'who':{'display':'SECRET'}}]");
        return content;
    }

    /** A caller: the claims of the token, and what the default policy lets it do, as R4 and the roles are read by people. */
    private enum Role {
        CLINICIAN(
                "user/*.cruds",
                claims -> claims.claim("roles", "referring-clinician")
                        .claim("organisations", "Organization/practice-own")),
        LINK_WORKER(
                "user/*.cruds",
                claims -> claims.claim("roles", "link-worker").claim("organisations", "Organization/charity-own")),
        COMMUNITY(
                "user/*.cruds",
                claims -> claims.claim("roles", "community-organisation")
                        .claim("organisations", "Organization/charity-own")),
        COMMISSIONER("user/*.cruds", claims -> claims.claim("roles", "commissioner")),
        AUDITOR("user/*.cruds", claims -> claims.claim("roles", "auditor")),
        ADMINISTRATOR("user/*.cruds", claims -> claims.claim("roles", "administrator")),
        PERSON(
                "patient/*.cruds",
                claims -> claims.claim("fhirUser", "Patient/" + OWN).claim("patient", OWN)),
        SYSTEM("system/*.cruds", UnaryOperator.identity()),
        SYSTEM_OF_CHARITY("system/*.cruds", claims -> claims.claim("organisations", "Organization/charity-own")),
        CLINICIAN_FOR_TASKS(
                "user/Task.rs",
                claims -> claims.claim("roles", "referring-clinician")
                        .claim("organisations", "Organization/practice-own")),
        LAUNCHED_FOR_OWN(
                "patient/*.rs",
                claims -> claims.claim("roles", "link-worker")
                        .claim("organisations", "Organization/charity-own")
                        .claim("patient", OWN)),
        WITHOUT_ORGANISATION("user/*.cruds", claims -> claims.claim("roles", "link-worker")),
        WITHOUT_ROLE("user/*.cruds", UnaryOperator.identity()),
        WITHOUT_SCOPE(
                "openid",
                claims -> claims.claim("roles", "link-worker").claim("organisations", "Organization/charity-own"));

        private final String token;

        Role(String scope, UnaryOperator<JWTClaimsSet.Builder> claims) {
            this.token = TestIssuer.signed(
                    KEY, claims.apply(ISSUER.claims(scope).subject(name())).build());
        }

        boolean sees(String type, String person) {
            boolean own = person.equals(OWN);
            boolean referral = Set.of("Patient", "ServiceRequest", "Task").contains(type);
            return switch (this) {
                case CLINICIAN, LINK_WORKER, LAUNCHED_FOR_OWN -> own && (referral || CARE.contains(type));
                case COMMUNITY -> own && (referral || type.equals("Communication"));
                case AUDITOR -> type.equals("Provenance");
                case PERSON -> own;
                case SYSTEM -> true;
                case SYSTEM_OF_CHARITY -> !person.equals(WITHHELD);
                case CLINICIAN_FOR_TASKS -> own && type.equals("Task");
                default -> false;
            };
        }

        boolean updates(String type, String person) {
            return switch (this) {
                case CLINICIAN, LINK_WORKER, SYSTEM, SYSTEM_OF_CHARITY -> sees(type, person);
                case COMMUNITY -> sees(type, person) && type.equals("Task");
                default -> false;
            };
        }

        boolean creates(String type, String person) {
            return switch (this) {
                case CLINICIAN ->
                    type.equals("Patient") ? person.equals(OWN) || person.equals(WITHHELD) : sees(type, person);
                case SYSTEM -> true;
                case SYSTEM_OF_CHARITY -> type.equals("Patient") || sees(type, person);
                case LINK_WORKER -> person.equals(OWN) && CARE.contains(type);
                case COMMUNITY -> person.equals(OWN) && type.equals("Communication");
                case PERSON ->
                    person.equals(OWN)
                            && Set.of("QuestionnaireResponse", "Communication").contains(type);
                default -> false;
            };
        }
    }

    private static Answer send(Role role, String method, String path, String body, String... headers) {
        String[] all = Stream.concat(Stream.of("Authorization", "Bearer " + role.token), Stream.of(headers))
                .toArray(String[]::new);
        return server.send(method, path, body, all);
    }

    private static Answer get(Role role, String path) {
        return send(role, "GET", path, "");
    }

    private static String resource(String type, String person) {
        String owner = person.equals(OTHER) || person.equals(ABSENT) ? "other" : "own";
        return Expect.json(("{'resourceType':'" + type + "','id':'ID','language':'en'," + CONTENT.get(type) + "}")
                .replace("ID", person)
                .replace("PRACTICE", "practice-" + owner)
                .replace("CHARITY", "charity-" + owner)
                .replace("SECRET", "secret-" + person));
    }

    @BeforeAll
    static void store() {
        for (String name : List.of("practice-own", "practice-other", "charity-own", "charity-other")) {
            stored("Organization/" + name, "{\"resourceType\":\"Organization\",\"id\":\"" + name + "\"}");
        }
        PEOPLE.forEach(person -> CONTENT.keySet().forEach(type -> stored(type + "/" + person, resource(type, person))));
        stored(
                "Consent/p-withheld",
                Expect.json("{'resourceType':'Consent','id':'p-withheld','status':'active',"
                        + "'scope':{'text':'privacy'},'category':[{'text':'sharing'}],'patient':{'reference':'Patient/p-withheld'},"
                        + "'provision':{'type':'deny','actor':["
                        + "{'role':{'text':'x'},'reference':{'reference':'Organization/charity-own'}},"
                        + "{'role':{'text':'x'},'reference':{'reference':'Organization/practice-own'}}]}}"));
        stored(
                "MeasureReport/group",
                Expect.json("{'resourceType':'MeasureReport','id':'group','status':'complete','type':'summary',"
                        + "'measure':'urn:m','period':{'start':'2026'}}"));
    }

    private static void stored(String path, String body) {
        Answer answer = send(Role.SYSTEM, "PUT", path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    /** The ways to a resource, or to what would tell that it exists. */
    private static List<String> reads(String type, String id) {
        List<String> reads = new ArrayList<>(List.of(
                type + "/" + id,
                type + "/" + id + "/_history/1",
                type + "?_id=" + id,
                type + "/" + id + "/_history",
                type + "?_id=" + id + "&_summary=count",
                type + "?_id=" + id + "&_total=accurate&_count=1",
                "?_type=" + type + "&_id=" + id,
                type + "?_filter=_id%20eq%20" + id,
                type + "?_id=" + id + "&_sort=_lastUpdated&_include=*",
                type + "/" + id + "/$validate",
                "Organization?_has:Patient:organization:_id=" + id,
                "Patient/" + id + "/" + type));
        if (!type.equals("Patient")) {
            String reference = type.equals("Provenance") ? "target" : "patient";
            reads.add("Patient?_id=" + id + "&_revinclude=" + type + ":" + reference);
            reads.add("Patient?_has:" + type + ":" + reference + ":_id=" + id);
            reads.add(type + "?" + reference + ":Patient._id=" + id);
            reads.add(type + "?" + reference + "=Patient/" + id + "&_summary=count");
        }
        return reads;
    }

    private static String batch(String path) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"request\":{\"method\":\"GET\",\"url\":\""
                + path + "\"}}]}";
    }

    private static String told(Answer answer, String id) {
        StringBuilder told = new StringBuilder().append(answer.status());
        for (String name : List.of("ETag", "Location", "Content-Location", "Last-Modified")) {
            told.append(' ').append(answer.header(name));
        }
        return told.append(' ')
                .append(answer.body())
                .toString()
                .replaceAll("\"id\":\"[0-9a-f-]{36}\"", "")
                .replaceAll("\"lastUpdated\":\"[^\"]*\"", "")
                .replaceAll("_cursor=[^\"&]*", "_cursor=")
                .replace(id, "ID");
    }

    @Test
    @Order(1)
    void showsToEachRoleWhatIsItsOwnAndNoTraceOfTheRest() {
        int cases = 0;
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            for (String type : CONTENT.keySet()) {
                List<String> nowhere = told(role, type, ABSENT);
                for (String person : PEOPLE) {
                    List<String> here = told(role, type, person);
                    for (int i = 0; i < here.size(); i++) {
                        cases++;
                        boolean related = role.sees(type, person) || (i > 9 && role.sees("Patient", person));
                        // what is not for the role differs in nothing from what was never stored
                        if (here.get(i).startsWith("5")
                                || (!related && !here.get(i).equals(nowhere.get(i)))) {
                            wrong.add(role + " " + person + " by " + i + ": " + type + "\n  " + here.get(i) + "\n  "
                                    + nowhere.get(i));
                        }
                    }
                    shown(role, type, person, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(cases).isGreaterThan(1_500);
    }

    /** All that a client learns on each way to a resource, and on the first three in a batch, too. */
    private static List<String> told(Role role, String type, String id) {
        List<String> paths = reads(type, id);
        List<String> told = new ArrayList<>();
        paths.forEach(path -> told.add(told(get(role, path), id)));
        paths.subList(0, 4).forEach(path -> told.add(told(send(role, "POST", "", batch(path)), id)));
        return told;
    }

    /** What is for the role is there. */
    private static void shown(Role role, String type, String person, List<String> wrong) {
        boolean sees = role.sees(type, person);
        int status = get(role, type + "/" + person).status();
        long total = get(role, type + "?_id=" + person).json().path("total").asLong();
        if (sees != (status == 200) || sees != (total == 1)) {
            wrong.add(role + (sees ? " should see " : " should not see ") + type + "/" + person + ": " + status + ", "
                    + total);
        }
    }

    @Test
    @Order(2)
    void countsWhatEachRoleSees() {
        for (Role role : Role.values()) {
            for (String type : CONTENT.keySet()) {
                long expected = PEOPLE.stream()
                        .filter(person -> role.sees(type, person))
                        .count();
                if (type.equals("MeasureReport")
                        && Set.of(Role.COMMISSIONER, Role.SYSTEM, Role.SYSTEM_OF_CHARITY)
                                .contains(role)) {
                    expected++;
                }
                Answer all = get(role, type + "?_total=accurate&_count=1");
                assertThat(all.json().path("total").asLong())
                        .as(role + " " + type)
                        .isEqualTo(expected);
                Answer history = get(role, type + "/_history");
                assertThat(history.json().path("entry").size())
                        .as(role + " " + type)
                        .isEqualTo((int) expected);
            }
        }
    }

    @Test
    @Order(3)
    void refusesWithTheScopeOrRoleThatIsMissing() {
        assertThat(get(Role.WITHOUT_SCOPE, "Task/" + OWN).diagnostics())
                .isEqualTo(
                        "You may not read Task: the token has no scope for it, such as user/Task.r or patient/Task.r.");
        assertThat(get(Role.WITHOUT_ROLE, "Task").diagnostics())
                .isEqualTo("You may not search Task: the token names no role of this server.");
        assertThat(get(Role.COMMUNITY, "Observation/" + OWN).diagnostics())
                .isEqualTo("You may not read Observation: no role of yours allows it: community-organisation.");
        assertThat(get(Role.WITHOUT_ORGANISATION, "Task").diagnostics()).contains("organisations");
        assertThat(get(Role.COMMUNITY, "Observation/" + OWN).status()).isEqualTo(403);
        assertThat(get(Role.COMMUNITY, "Task/" + OTHER).status()).isEqualTo(404);
    }

    @Test
    @Order(4)
    void letsEachRoleChangeWhatItMayOnly() {
        int cases = 0;
        for (Role role : Role.values()) {
            for (String type : CONTENT.keySet()) {
                for (String person : PEOPLE) {
                    String changed = resource(type, person)
                            .replace("\"language\":\"en\"", "\"language\":\"" + language(cases++) + "\"");
                    Answer update = send(role, "PUT", type + "/" + person, changed);
                    assertThat(update.status() == 200)
                            .as(role + " updates " + type + "/" + person + ": " + update.status() + update.body())
                            .isEqualTo(role.updates(type, person));
                    Answer created =
                            send(role, "POST", type, resource(type, person).replace("\"id\":\"" + person + "\",", ""));
                    assertThat(created.status() == 201)
                            .as(role + " creates " + type + " of " + person + ": " + created.body())
                            .isEqualTo(role.creates(type, person));
                    if (role != Role.SYSTEM && role != Role.SYSTEM_OF_CHARITY) {
                        assertThat(send(role, "DELETE", type + "/" + person, "").status())
                                .as(role + " deletes " + type)
                                .isIn(403, 404, 204);
                    }
                    assertThat(get(Role.SYSTEM, type + "/" + person).status()).isEqualTo(200);
                    removed(created);
                }
            }
        }
    }

    private static String language(int number) {
        return "x-" + Integer.toString(number, 36);
    }

    private static void removed(Answer created) {
        if (created.status() == 201) {
            String path =
                    created.header("Location").replaceFirst(".*/fhir/", "").replaceFirst("/_history/.*", "");
            assertThat(send(Role.SYSTEM, "DELETE", path, "").status()).isEqualTo(204);
        }
    }
}
