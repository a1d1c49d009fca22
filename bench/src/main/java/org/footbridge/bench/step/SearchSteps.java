package org.footbridge.bench.step;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.bench.check.Page;
import org.footbridge.bench.check.SearchChecks;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.NhsNumber;
import org.footbridge.bench.data.Outcome;
import org.footbridge.bench.data.Referral;
import org.footbridge.bench.data.Surnames;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.StoredPerson;
import org.footbridge.bench.step.Step.Action;
import org.footbridge.bench.step.Step.Worker;

/** Searches, each for what somebody in the data has, and what each must find. */
final class SearchSteps {

    private static final String ACTIVE = "active";
    private static final Instant EVER = Instant.EPOCH;
    private static final long DAY = 86_400;

    private final String system;
    private final List<StoredPerson> people;
    private final ReferralIndex referrals;
    private final Map<String, Set<String>> byPrefix = new HashMap<>();

    SearchSteps(Loaded loaded) {
        system = loaded.data().system();
        people = loaded.searchable();
        referrals = new ReferralIndex(people);
        for (StoredPerson person : people) {
            byPrefix.computeIfAbsent(prefix(person), p -> new HashSet<>())
                    .add(person.patient().id());
        }
    }

    Action identifier() {
        return (connection, worker) -> {
            StoredPerson person = any(worker);
            String value =
                    Query.encoded(NhsNumber.SYSTEM + "|" + person.person().nhsNumber());
            String id = person.patient().id();
            SearchChecks.exactly(connection, "/Patient?identifier=" + value, List.of(id));
        };
    }

    /** The few combinations there are, over and over. */
    Action token() {
        return (connection, worker) -> {
            String status = DataSet.STATUSES.get(worker.any(DataSet.STATUSES.size()));
            String category = DataSet.CATEGORIES.get(worker.any(DataSet.CATEGORIES.size()));
            SearchChecks.page(connection, tokens(status, category) + Query.COUNT, page(status, category, EVER));
        };
    }

    /** Every request with another date, so that no result kept from before can answer it. */
    Action tokenAndDate() {
        return (connection, worker) -> {
            Referral referral = any(worker).person().referrals().get(0);
            Instant since = referral.authoredOn().minusSeconds(Query.HALF_A_MINUTE * (1 + 2 * worker.any(1000)));
            String path = tokens(referral.status(), referral.category()) + "&authored=ge" + since + Query.COUNT;
            SearchChecks.page(connection, path, page(referral.status(), referral.category(), since));
        };
    }

    /** The same from any date on, most of which have more than a page behind them. */
    Action activeSince() {
        return (connection, worker) -> {
            String category = DataSet.CATEGORIES.get(worker.any(DataSet.CATEGORIES.size()));
            Instant since = Query.sometime(worker);
            String path = tokens(ACTIVE, category) + "&authored=ge" + since + Query.COUNT;
            SearchChecks.page(connection, path, page(ACTIVE, category, since));
        };
    }

    Action patientAndDate() {
        return (connection, worker) -> {
            StoredPerson person = any(worker);
            List<Outcome> outcomes = person.person().outcomes();
            Instant taken = outcomes.get(worker.any(outcomes.size())).taken();
            Instant from = taken.minusSeconds(worker.any(300) * DAY + Query.HALF_A_MINUTE);
            Instant to = taken.plusSeconds(worker.any(300) * DAY + Query.HALF_A_MINUTE);
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i).taken().isAfter(from)
                        && outcomes.get(i).taken().isBefore(to)) {
                    ids.add(person.outcomes().get(i).id());
                }
            }
            String patient = person.patient().reference();
            String path = "/Observation?patient=" + patient + "&date=ge" + from + "&date=le" + to + Query.COUNT;
            SearchChecks.exactly(connection, path, ids);
        };
    }

    Action family() {
        return prefix("family");
    }

    /** No given name begins like a family name, so the same are found. */
    Action name() {
        return prefix("name");
    }

    private Action prefix(String parameter) {
        return (connection, worker) -> {
            String prefix = prefix(any(worker));
            Set<String> ids = byPrefix.getOrDefault(prefix, Set.of());
            SearchChecks.page(
                    connection, "/Patient?" + parameter + "=" + prefix + Query.COUNT, Page.of(ids, Query.PAGE));
        };
    }

    private String tokens(String status, String category) {
        return "/ServiceRequest?status=" + status + "&category="
                + Query.encoded(system + "/referral-category|" + category);
    }

    private Page page(String status, String category, Instant since) {
        return new Page(
                referrals.count(status, category, since), Query.PAGE, id -> referrals.has(id, status, category, since));
    }

    private StoredPerson any(Worker worker) {
        return people.get(worker.any(people.size()));
    }

    private static String prefix(StoredPerson person) {
        return Surnames.prefix(person.person().name().family());
    }
}
