package org.footbridge.bench.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.footbridge.bench.data.Resources.Parties;
import org.footbridge.bench.data.Resources.Text;
import org.junit.jupiter.api.Test;

class ResourcesTest {
    private static final Parties PARTIES = new Parties("Patient/1", "PractitionerRole/2", "HealthcareService/3");

    private final DataSet data = new DataSet(3, 20);
    private final Resources plain = new Resources(data, false);
    private final Resources claiming = new Resources(data, true);
    private final Person person = data.people().get(0);

    @Test
    void fillsEveryPlace() {
        Referral referral = person.referrals().get(0);
        Text text = new Text("x", "y");
        for (byte[] body : new byte[][] {
            plain.organization(5),
            plain.location(5, "Organization/1"),
            plain.service(5, "Organization/1", "Location/1"),
            plain.role(5, "Organization/1"),
            plain.patient(person),
            plain.referral("r", referral, PARTIES),
            plain.outcome("o1", text, person.outcomes().get(0), "ServiceRequest/1", PARTIES),
            plain.task("t", referral, "ServiceRequest/1", PARTIES),
            plain.goal(null, text, referral, "ServiceRequest/1", PARTIES)
        }) {
            assertThat(new String(body, StandardCharsets.UTF_8)).doesNotContain("${", "\n");
        }
    }

    @Test
    void writesNumbersAsNumbersAndTheIdWhenThereIsOne() throws IOException {
        Text text = new Text("x", "y");
        Outcome outcome = person.outcomes().get(0);
        JsonNode json = tree(plain.outcome("o1", text, outcome, "ServiceRequest/1", PARTIES));
        assertThat(json.at("/valueQuantity/value").isInt()).isTrue();
        assertThat(json.at("/id").asText()).isEqualTo("o1");
        assertThat(tree(plain.outcome(null, text, outcome, "ServiceRequest/1", PARTIES))
                        .has("id"))
                .isFalse();
    }

    @Test
    void claimsProfilesOnlyWhenAsked() throws IOException {
        Referral referral = person.referrals().get(0);
        assertThat(tree(plain.referral("r", referral, PARTIES)).has("meta")).isFalse();
        assertThat(tree(claiming.referral("r", referral, PARTIES))
                        .at("/meta/profile/0")
                        .asText())
                .endsWith("/SPReferral");
    }

    private static JsonNode tree(byte[] body) throws IOException {
        return new ObjectMapper().readTree(body);
    }
}
