package org.footbridge.bench.step;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.footbridge.bench.check.Page;
import org.footbridge.bench.check.SearchChecks;
import org.footbridge.bench.check.SortedResult;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Outcome;
import org.footbridge.bench.data.Outcome.Measure;
import org.footbridge.bench.load.StoredPerson;
import org.footbridge.bench.step.Step.Action;
import org.footbridge.bench.step.Step.Worker;

/** Searches for outcomes: of a person in order, and of everybody by score and by date. */
final class OutcomeSteps {

    private static final int SHORT_PAGE = 10;
    private static final long DAY = 86_400;
    /** Bounds lie this much outside of the scores they mean, and up to {@link #MORE} thousandths farther. */
    private static final double MARGIN = 0.4;

    private static final int MORE = 90;

    private final List<StoredPerson> people;
    private final OutcomeIndex index;

    OutcomeSteps(List<StoredPerson> people, OutcomeIndex index) {
        this.people = people;
        this.index = index;
    }

    /** All outcomes of a person, the latest first. */
    Action timeline() {
        return (connection, worker) -> {
            StoredPerson person = people.get(worker.any(people.size()));
            String path = "/Observation?patient=" + person.patient().reference() + "&_sort=-date";
            latestFirst(person, outcome -> true).next(connection, path, Query.PAGE);
        };
    }

    /** The outcomes of a person between two dates, the latest first. */
    Action period() {
        return (connection, worker) -> {
            StoredPerson person = people.get(worker.any(people.size()));
            Instant from = Query.sometime(worker);
            Instant to = from.plusSeconds((100 + worker.any(250)) * DAY);
            String path = "/Observation?patient=" + person.patient().reference() + "&date=ge" + from + "&date=le" + to
                    + "&_sort=-date" + Query.COUNT;
            Predicate<Outcome> within =
                    outcome -> outcome.taken().isAfter(from) && outcome.taken().isBefore(to);
            latestFirst(person, within).next(connection, path, Query.PAGE);
        };
    }

    /** The outcomes of a measure with a score from one to another. */
    Action quantity() {
        return (connection, worker) -> {
            Measure measure = any(worker);
            int least = measure.least() + worker.any(measure.greatest() - measure.least() + 1);
            int greatest = Math.min(least + worker.any(4), measure.greatest());
            // a server may take a score as exact, or as half a score more or less: the bounds are right for both
            String path = Query.outcomes(measure) + "&value-quantity=ge" + number(least - MARGIN, -1, worker)
                    + "&value-quantity=le" + number(greatest + MARGIN, 1, worker) + Query.COUNT;
            Predicate<String> member = id -> index.find(id)
                    .filter(outcome -> outcome.measure().equals(measure)
                            && outcome.score() >= least
                            && outcome.score() <= greatest)
                    .isPresent();
            int matches = index.scored(measure, least, greatest);
            SearchChecks.page(connection, path, new Page(matches, Query.PAGE, member));
        };
    }

    /** The beginning of the outcomes of a measure since a date, and how many there are. */
    Action total() {
        return (connection, worker) -> {
            Measure measure = any(worker);
            Instant since = Query.sometime(worker);
            String path = since(measure, since) + "&_total=accurate&_count=" + SHORT_PAGE;
            Predicate<String> member = id -> {
                OptionalLong time = index.time(measure, id);
                return time.isPresent() && time.getAsLong() > since.getEpochSecond();
            };
            SearchChecks.pageAndTotal(connection, path, new Page(count(measure, since), SHORT_PAGE, member));
        };
    }

    /** How many outcomes of a measure there are since a date. */
    Action count() {
        return (connection, worker) -> {
            Measure measure = any(worker);
            Instant since = Query.sometime(worker);
            SearchChecks.count(connection, since(measure, since) + "&_summary=count", count(measure, since));
        };
    }

    /** Two measures at once, of which every outcome has one. */
    Action neverTogether() {
        return (connection, worker) -> {
            int first = worker.any(DataSet.MEASURES.size());
            int second = (first + 1 + worker.any(DataSet.MEASURES.size() - 1)) % DataSet.MEASURES.size();
            String other = Query.encoded(
                    DataSet.MEASURE_SYSTEM + "|" + DataSet.MEASURES.get(second).code());
            String path = Query.outcomes(DataSet.MEASURES.get(first)) + "&code=" + other + Query.COUNT;
            SearchChecks.exactly(connection, path, List.of());
        };
    }

    private static SortedResult latestFirst(StoredPerson person, Predicate<Outcome> wanted) throws WrongAnswer {
        List<Outcome> outcomes = person.person().outcomes();
        Map<String, Long> times = new HashMap<>();
        IntStream.range(0, outcomes.size())
                .filter(i -> wanted.test(outcomes.get(i)))
                .forEach(i -> times.put(
                        person.outcomes().get(i).id(), outcomes.get(i).taken().getEpochSecond()));
        long[] latestFirst = times.values().stream()
                .mapToLong(time -> -time)
                .sorted()
                .map(time -> -time)
                .toArray();
        return new SortedResult(latestFirst, 0, id -> {
            Long time = times.get(id);
            return time == null ? OptionalLong.empty() : OptionalLong.of(time);
        });
    }

    private int count(Measure measure, Instant since) {
        return index.times(measure).length - index.before(measure, since);
    }

    private static String since(Measure measure, Instant since) {
        return Query.outcomes(measure) + "&date=ge" + since;
    }

    private static Measure any(Worker worker) {
        return DataSet.MEASURES.get(worker.any(DataSet.MEASURES.size()));
    }

    /** Nearly this number, as good as never the same twice. */
    private static String number(double near, int direction, Worker worker) {
        return String.format(Locale.ROOT, "%.3f", near + direction * worker.any(MORE) / 1000.0);
    }
}
