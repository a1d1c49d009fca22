package org.footbridge.bench.step;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Outcome;
import org.footbridge.bench.data.Outcome.Measure;
import org.footbridge.bench.data.Person;
import org.footbridge.bench.load.StoredPerson;

/** Which outcomes are of a measure, with their times and scores: what a search for all people must find. */
final class OutcomeIndex {

    private final List<StoredPerson> people;
    private final Map<String, Integer> positions;
    private final int each = DataSet.MEASURES.size();
    private final Map<String, long[]> times = new HashMap<>();
    private final Map<String, int[]> scores = new HashMap<>();

    OutcomeIndex(List<StoredPerson> people) {
        this.people = people;
        positions = new HashMap<>(people.size() * each * 2);
        for (Measure measure : DataSet.MEASURES) {
            times.put(measure.code(), new long[people.size()]);
            scores.put(measure.code(), new int[measure.greatest() + 1]);
        }
        for (int i = 0; i < people.size(); i++) {
            for (int which = 0; which < each; which++) {
                Outcome outcome = people.get(i).person().outcomes().get(which);
                positions.put(people.get(i).outcomes().get(which).id(), i * each + which);
                times(outcome.measure())[i] = outcome.taken().getEpochSecond();
                scores(outcome.measure())[outcome.score()]++;
            }
        }
        times.values().forEach(Arrays::sort);
    }

    /** Empty if no such outcome belongs to anybody whom searches ask for. */
    Optional<Outcome> find(String id) {
        Integer position = positions.get(id);
        return position == null
                ? Optional.empty()
                : Optional.of(people.get(position / each).person().outcomes().get(position % each));
    }

    /** Whose outcome it is. */
    Optional<Person> person(String id) {
        Integer position = positions.get(id);
        return position == null
                ? Optional.empty()
                : Optional.of(people.get(position / each).person());
    }

    /** When an outcome was taken, if it is of this measure. */
    OptionalLong time(Measure measure, String id) {
        Optional<Outcome> outcome = find(id).filter(found -> found.measure().equals(measure));
        return outcome.isPresent() ? OptionalLong.of(outcome.get().taken().getEpochSecond()) : OptionalLong.empty();
    }

    /** When the outcomes of a measure were taken, in order, in seconds. */
    long[] times(Measure measure) {
        return times.getOrDefault(measure.code(), new long[0]);
    }

    /** How many outcomes of a measure were taken before a time at which none was taken. */
    int before(Measure measure, Instant time) {
        int at = Arrays.binarySearch(times(measure), time.getEpochSecond());
        if (at >= 0) {
            throw new IllegalArgumentException("something was taken at " + time);
        }
        return -at - 1;
    }

    /** How many outcomes of a measure have a score from one to another, both included. */
    int scored(Measure measure, int least, int greatest) {
        int[] histogram = scores(measure);
        int sum = 0;
        for (int score = Math.max(least, 0); score <= Math.min(greatest, histogram.length - 1); score++) {
            sum += histogram[score];
        }
        return sum;
    }

    private int[] scores(Measure measure) {
        return scores.getOrDefault(measure.code(), new int[0]);
    }
}
