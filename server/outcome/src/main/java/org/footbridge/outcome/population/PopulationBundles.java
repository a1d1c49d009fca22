package org.footbridge.outcome.population;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.footbridge.json.ExactJson;

/**
 * A synthetic population as FHIR transactions, each to be sent after the one before: the directory, and for each portion of the people
 * their referrals, the acceptance of these, and what became of them, as the closed loop takes one step after the other.
 */
public final class PopulationBundles {
    private static final int PEOPLE = 25;

    private final SyntheticPopulation population;
    private final PersonResources resources;

    /**
     * @param canonical the base of the canonical URLs of our definitions
     * @param prefix of the ids of all resources
     */
    public PopulationBundles(SyntheticPopulation population, String canonical, String prefix) {
        this.population = population;
        this.resources = new PersonResources(canonical, prefix);
    }

    /** Gives the transactions about {@code count} people to {@code receiver}, one by one. */
    public void write(int count, Consumer<ObjectNode> receiver) {
        receiver.accept(transaction(resources.directory()));
        for (int done = 0; done < count; done += PEOPLE) {
            List<SyntheticPerson> people = new ArrayList<>();
            while (people.size() < Math.min(PEOPLE, count - done)) {
                people.add(population.next());
            }
            List<ObjectNode> first = new ArrayList<>();
            List<ObjectNode> accepted = new ArrayList<>();
            List<ObjectNode> last = new ArrayList<>();
            people.forEach(person -> {
                first.addAll(resources.referral(person));
                resources.accepted(person).ifPresent(accepted::add);
                last.addAll(resources.outcome(person));
            });
            for (List<ObjectNode> step : List.of(first, accepted, last)) {
                if (!step.isEmpty()) {
                    receiver.accept(transaction(step));
                }
            }
        }
    }

    private static ObjectNode transaction(List<ObjectNode> resources) {
        ObjectNode bundle = ExactJson.MAPPER.createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        for (ObjectNode resource : resources) {
            String path = resource.path("resourceType").asText() + "/"
                    + resource.path("id").asText();
            ObjectNode entry = entries.addObject();
            entry.set("resource", resource);
            entry.putObject("request").put("method", "PUT").put("url", path);
        }
        return bundle;
    }
}
