package org.footbridge.http;

import com.nimbusds.jose.jwk.JWK;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The resources of the access matrix: of each type one about each person, whose id it has. */
final class MatrixResources {
    static final JWK KEY = TestIssuer.rsa("matrix");
    static final TestIssuer ISSUER = new TestIssuer(KEY);

    static final String OWN = "p-own";
    static final String OTHER = "p-other";
    static final String WITHHELD = "p-withheld";
    static final String ABSENT = "p-absent";
    static final List<String> PEOPLE = List.of(OWN, OTHER, WITHHELD);

    static final Map<String, String> CONTENT = content();

    static final Set<String> CARE = Set.of("Observation", "QuestionnaireResponse", "Goal", "Communication");

    private MatrixResources() {}

    private static Map<String, String> content() {
        Map<String, String> content = new LinkedHashMap<>();
        content.put("Patient", "'managingOrganization':{'reference':'Organization/PRACTICE'}");
        content.put(
                "ServiceRequest",
                "'status':'active','intent':'order','subject':{'reference':'Patient/ID'},"
                        + "'requester':{'reference':'Organization/PRACTICE'},"
                        + "'performer':[{'reference':'Organization/CHARITY'}],'note':[{'text':'CLINICAL'}],"
                        + "'supportingInfo':[{'display':'CLINICAL'}]");
        content.put(
                "Task",
                "'status':'requested','intent':'order','for':{'reference':'Patient/ID'},"
                        + "'focus':{'reference':'ServiceRequest/ID'},'requester':{'reference':'Organization/PRACTICE'},"
                        + "'owner':{'reference':'Organization/CHARITY'},'note':[{'text':'CLINICAL'}]");
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

    static String resource(String type, String person) {
        String owner = person.equals(OTHER) || person.equals(ABSENT) ? "other" : "own";
        return Expect.json(("{'resourceType':'" + type + "','id':'ID','language':'en'," + CONTENT.get(type) + "}")
                .replace("ID", person)
                .replace("PRACTICE", "practice-" + owner)
                .replace("CHARITY", "charity-" + owner)
                .replace("SECRET", "secret-" + person)
                .replace("CLINICAL", "clinical-" + person));
    }
}
