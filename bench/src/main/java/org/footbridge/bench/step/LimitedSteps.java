package org.footbridge.bench.step;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.bench.check.Page;
import org.footbridge.bench.check.SearchChecks;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Outcome.Measure;
import org.footbridge.bench.http.Endpoint;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.StoredPerson;
import org.footbridge.bench.step.Step.Action;

/** The searches that are known to become slow when there is much to look through. */
public final class LimitedSteps {

    private static final List<String> GENDERS = List.of("female", "male");
    /** One referral in eight is one, and never that of a writer. */
    private static final String RARE_STATUS = "draft";

    private final Loaded loaded;
    private final List<StoredPerson> people;
    private final OutcomeIndex index;

    private LimitedSteps(Loaded loaded) {
        this.loaded = loaded;
        people = loaded.searchable();
        index = new OutcomeIndex(people);
    }

    /** The steps for data that are in a server; writes what they need beforehand. */
    public static List<Limited> of(Endpoint endpoint, Loaded loaded)
            throws IOException, WrongAnswer, InterruptedException {
        LimitedSteps steps = new LimitedSteps(loaded);
        OutcomeSteps outcomes = new OutcomeSteps(steps.people, steps.index);
        return List.of(
                new Limited("newest", "newest active referrals", 5, new NewestReferrals(endpoint, loaded)),
                new Limited("timeline", "outcomes of a person, latest first", 3, outcomes.timeline()),
                new Limited("chainedGender", "outcomes of everybody of a gender", 50, steps.ofGender()),
                new Limited("hasMeasure", "people with an outcome of a measure", 50, steps.withMeasure()),
                new Limited("hasStatus", "people with a referral in draft", 50, steps.withStatus()),
                new Limited(
                        "chainedKinds", "services of organisations of 11 kinds", 20, new ChainSteps(loaded).kinds()),
                new Limited("neverTogether", "two common codes that never meet", 0, outcomes.neverTogether()));
    }

    private Action ofGender() {
        DataSet data = loaded.data();
        Map<String, Long> people = data.searchable().stream().collect(groupingBy(data::gender, counting()));
        return (connection, worker) -> {
            String gender = GENDERS.get(worker.any(GENDERS.size()));
            int matches = people.getOrDefault(gender, 0L).intValue() * DataSet.MEASURES.size();
            Page page = new Page(
                    matches,
                    Query.PAGE,
                    id -> index.person(id)
                            .filter(person -> data.gender(person).equals(gender))
                            .isPresent());
            SearchChecks.page(connection, "/Observation?subject:Patient.gender=" + gender + Query.COUNT, page);
        };
    }

    private Action withMeasure() {
        Set<String> ids = new HashSet<>();
        people.forEach(person -> ids.add(person.patient().id()));
        return (connection, worker) -> {
            Measure measure = DataSet.MEASURES.get(worker.any(DataSet.MEASURES.size()));
            String code = Query.encoded(DataSet.MEASURE_SYSTEM + "|" + measure.code());
            String path = "/Patient?_has:Observation:patient:code=" + code + Query.COUNT;
            SearchChecks.page(connection, path, Page.of(ids, Query.PAGE));
        };
    }

    private Action withStatus() {
        Set<String> ids = new HashSet<>();
        for (StoredPerson person : people) {
            if (person.person().referrals().stream()
                    .anyMatch(referral -> referral.status().equals(RARE_STATUS))) {
                ids.add(person.patient().id());
            }
        }
        String path = "/Patient?_has:ServiceRequest:patient:status=" + RARE_STATUS + Query.COUNT;
        return (connection, worker) -> SearchChecks.page(connection, path, Page.of(ids, Query.PAGE));
    }
}
