package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written between pages of everything about a patient, together they have what there was at the first. */
class EverythingPagesTest {
    private static final int EACH = 12;

    private static final List<String> MEMBERS = List.of("Observation", "Condition", "Encounter");

    @RegisterExtension
    static final RunningServer server = RunningServer.with("--footbridge.validation.mode=off");

    private int written;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"", "start=2020&end=2022&", "_type=Practitioner,Organization&", "_since=2001-01-01T00:00:00Z&"})
    void thePagesHaveWhatThereWasOnce(String query) {
        Random random = new Random(query.hashCode());
        store(random);
        String url = "Patient/p/$everything?" + query;
        Set<String> expected = new TreeSet<>(versions(server.get(url + "_count=1000")));
        assertThat(expected).hasSizeGreaterThan(5);

        List<String> found = new ArrayList<>();
        Optional<String> next = Optional.of(url + "_count=3");
        while (next.isPresent()) {
            Answer page = server.get(next.get());
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            found.addAll(versions(page));
            next = Expect.link(page, "next");
            for (int i = 0; i < 4; i++) {
                disturb(random);
            }
        }
        assertThat(found).doesNotHaveDuplicates().containsAll(expected);
        // a reference that came later may bring a resource that was there before
        assertThat(found.stream().filter(one -> !expected.contains(one)))
                .allSatisfy(one -> assertThat(one).startsWith("Practitioner/"));
    }

    @Test
    void whatWasReferredToComesAlsoWhenTheReferenceIsGone() {
        write("Practitioner", "gone", "");
        write("Organization", "gone", "");
        write("Patient", "one", ",'managingOrganization':{'reference':'Organization/gone'}");
        write(
                "Observation",
                "last",
                ",'status':'final','code':{'text':'a'},'subject':{'reference':'Patient/one'},"
                        + "'performer':[{'reference':'Practitioner/gone'}]");
        Answer first = server.get("Patient/one/$everything?_count=1");
        assertThat(ids(first)).containsExactly("Observation/last");
        assertThat(server.delete("Observation/last").status()).isEqualTo(204);
        write("Patient", "one", ",'active':true");
        Set<String> rest = new HashSet<>();
        Expect.pages(server, first, () -> {}).stream().skip(1).forEach(page -> rest.addAll(ids(page)));
        assertThat(rest).containsExactlyInAnyOrder("Patient/one", "Organization/gone", "Practitioner/gone");
    }

    @Test
    void theLinkToTheNextPageNamesTheTypesThatThereWere() {
        write("Patient", "two", "");
        write(
                "Goal",
                "two",
                ",'lifecycleStatus':'active','description':{'text':'a'},'subject':{'reference':'Patient/two'}");
        Answer first = server.get("Patient/two/$everything?_count=1");
        assertThat(Expect.link(first, "self").orElseThrow()).endsWith("Patient/two/$everything?_count=1");
        String next = Expect.link(first, "next").orElseThrow();
        assertThat(next).contains("_type=Goal%2CPatient");
        write("Flag", "two", ",'status':'active','code':{'text':'a'},'subject':{'reference':'Patient/two'}");
        assertThat(ids(server.get(next))).containsExactly("Patient/two");
        assertThat(server.get(next.replace("two", "one")).status()).isEqualTo(400);
    }

    private void store(Random random) {
        for (int i = 0; i < 6; i++) {
            write("Organization", "o" + i, "");
            write("Practitioner", "d" + i, "");
        }
        write("Patient", "p", ",'managingOrganization':{'reference':'Organization/o0'}");
        for (int i = 0; i < EACH; i++) {
            for (String type : MEMBERS) {
                member(type, i, random);
            }
        }
    }

    private void member(String type, int i, Random random) {
        String performer = "{'reference':'Practitioner/d" + random.nextInt(6) + "'}";
        String year = "20" + (18 + random.nextInt(6));
        String members = switch (type) {
            case "Observation" ->
                ",'status':'final','code':{'text':'a'},'effectiveDateTime':'" + year + "','performer':[" + performer
                        + "]";
            case "Condition" -> ",'onsetDateTime':'" + year + "','asserter':" + performer;
            default ->
                ",'status':'finished','class':{'code':'AMB'},'period':{'start':'" + year
                        + "'},'participant':[{'individual':" + performer
                        + "}],'serviceProvider':{'reference':'Organization/o" + random.nextInt(3) + "'}";
        };
        write(type, type.toLowerCase(Locale.ROOT) + i, members + ",'subject':{'reference':'Patient/p'}");
    }

    private void disturb(Random random) {
        String type = MEMBERS.get(random.nextInt(MEMBERS.size()));
        int one = random.nextInt(EACH + 4);
        switch (random.nextInt(4)) {
            case 0 -> server.delete(type + "/" + type.toLowerCase(Locale.ROOT) + one);
            case 1 -> write("Practitioner", "d" + random.nextInt(6), "");
            default -> member(type, one, random);
        }
    }

    private void write(String type, String id, String members) {
        Answer answer = server.put(
                type + "/" + id,
                Expect.json("{'resourceType':'" + type + "','id':'" + id + "','language':'x-" + written++ + "'"
                        + members + "}"));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    private static List<String> versions(Answer page) {
        return StreamSupport.stream(page.json().path("entry").spliterator(), false)
                .map(entry -> entry.at("/resource/resourceType").asText() + "/"
                        + entry.at("/resource/id").asText() + "/"
                        + entry.at("/resource/language").asText())
                .toList();
    }

    private static List<String> ids(Answer page) {
        return versions(page).stream()
                .map(version -> version.substring(0, version.lastIndexOf('/')))
                .toList();
    }
}
