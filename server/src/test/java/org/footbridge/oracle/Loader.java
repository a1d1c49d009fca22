package org.footbridge.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.RunningServer;
import org.footbridge.RunningServer.Answer;
import org.footbridge.oracle.naive.Population;
import org.footbridge.oracle.naive.Stored;
import org.footbridge.oracle.random.Plan;
import org.hl7.fhir.r4.model.Resource;

/** Brings populations to a server. */
final class Loader {
    private final RunningServer server;
    private final IParser parser = FhirContext.forR4Cached().newJsonParser();

    /** The names of all that ever was there, in the order of creation. */
    private final Set<String> names = new LinkedHashSet<>();

    /** What was answered when it was written last. */
    private final Map<String, Answer> living = new LinkedHashMap<>();

    Loader(RunningServer server) {
        this.server = server;
    }

    /** Deletes what was loaded before. */
    Population load(Plan plan) {
        List.copyOf(living.keySet()).forEach(this::delete);
        return add(plan);
    }

    /** Keeps what was loaded before. */
    Population add(Plan plan) {
        for (Resource resource : plan.created()) {
            if (plan.posted().contains(name(resource))) {
                post(resource);
            } else {
                put(resource);
            }
        }
        plan.updated().forEach(this::put);
        plan.deleted().forEach(this::delete);
        plan.restored().forEach(this::put);
        return population();
    }

    private static String name(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdPart();
    }

    private void post(Resource resource) {
        Answer answer = succeeded(server.post(resource.fhirType(), json(resource)));
        written(resource.fhirType() + "/" + answer.id(), answer);
    }

    private void put(Resource resource) {
        String name = name(resource);
        written(name, succeeded(server.put(name, json(resource))));
    }

    private void written(String name, Answer answer) {
        names.add(name);
        living.put(name, answer);
    }

    private void delete(String name) {
        succeeded(server.delete(name));
        living.remove(name);
    }

    private String json(Resource resource) {
        return parser.encodeResourceToString(resource);
    }

    private static Answer succeeded(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer;
    }

    private Population population() {
        List<Stored> all = new ArrayList<>();
        for (String name : names) {
            Answer answer = living.get(name);
            String type = name.substring(0, name.indexOf('/'));
            String id = name.substring(type.length() + 1);
            all.add(
                    answer == null
                            ? new Stored(type, id, all.size(), Instant.EPOCH, Optional.empty())
                            : stored(type, id, all.size(), answer));
        }
        return new Population(all);
    }

    private Stored stored(String type, String id, int order, Answer answer) {
        Resource resource = (Resource) parser.parseResource(answer.body());
        Instant updated = Instant.parse(answer.json().at("/meta/lastUpdated").asText());
        return new Stored(type, id, order, updated, Optional.of(resource));
    }
}
