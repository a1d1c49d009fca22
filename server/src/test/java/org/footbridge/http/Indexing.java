package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;

/** Custom search parameters and the jobs that they bring about, as tests see them from outside. */
final class Indexing {
    /** Work on the index at full speed, without waiting for other servers. */
    static final String[] AT_ONCE = {
        "--footbridge.validation.mode=off", "--footbridge.reindex.delay=0s", "--footbridge.reindex.share=1"
    };

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Indexing() {}

    /** An active SearchParameter on one type. */
    static String parameter(String id, String base, String code, String type, String expression) {
        return Expect.json("{'resourceType':'SearchParameter','id':'" + id + "','url':'urn:sp:" + id + "','name':'"
                        + code
                        + "','status':'active','description':'For a test.','code':'" + code + "','base':['" + base
                        + "'],'type':'" + type + "','expression':'")
                + expression + "\"}";
    }

    static Answer put(RunningServer server, String id, String base, String code, String type, String expression) {
        return server.put("SearchParameter/" + id, parameter(id, base, code, type, expression));
    }

    static String patient(String id, String eye) {
        return Expect.json("{'resourceType':'Patient','id':'" + id + "','extension':[{'url':'urn:eye','valueCode':'"
                + eye + "'}]}");
    }

    /** Where {@link #patient} has the colour. */
    static final String EYE = "Patient.extension('urn:eye').value";

    /** The ids that a search finds on all its pages. */
    static List<String> found(RunningServer server, String query) {
        return Expect.pages(server, server.get(query), () -> {}).stream()
                .flatMap(page -> Expect.entries(page).stream())
                .filter(entry -> entry.at("/search/mode").asText().equals("match"))
                .map(entry -> entry.at("/resource/id").asText())
                .sorted()
                .toList();
    }

    /** What a search warns of. */
    static List<String> remarks(RunningServer server, String query) {
        return Expect.entries(server.get(query)).stream()
                .filter(entry -> entry.at("/search/mode").asText().equals("outcome"))
                .flatMap(entry -> entry.path("resource").path("issue").findValuesAsText("diagnostics").stream())
                .toList();
    }

    /** The parts of each job in an answer of {@code $reindex}, by name; types with commas between them. */
    static List<Map<String, String>> jobs(Answer answer) {
        List<Map<String, String>> jobs = new ArrayList<>();
        for (JsonNode job : answer.json().path("parameter")) {
            Map<String, String> parts = new TreeMap<>();
            for (JsonNode part : job.path("part")) {
                part.properties().forEach(field -> {
                    if (field.getKey().startsWith("value")) {
                        parts.merge(part.path("name").asText(), field.getValue().asText(), (a, b) -> a + "," + b);
                    }
                });
            }
            jobs.add(parts);
        }
        return jobs;
    }

    /** Waits until no job is left; the latest, first. */
    static List<Map<String, String>> settled(RunningServer server) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Answer answer = server.get("$reindex");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            List<Map<String, String>> jobs = jobs(answer);
            if (jobs.stream().allMatch(job -> "done".equals(job.get("state")))) {
                return jobs;
            }
            assertThat(Instant.now()).as(jobs.toString()).isBefore(end);
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
