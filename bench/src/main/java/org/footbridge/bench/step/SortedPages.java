package org.footbridge.bench.step;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.footbridge.bench.check.SortedResult;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Outcome.Measure;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.step.Step.Action;
import org.footbridge.bench.step.Step.Worker;

/** The outcomes of a measure since a date, the earliest first. One request is one page; then the next is asked for. */
final class SortedPages implements Action {

    private static final int PAGE = 50;
    private static final int PAGES = 20;

    private final OutcomeIndex index;
    private final Map<Integer, Walk> walks = new ConcurrentHashMap<>();

    SortedPages(OutcomeIndex index) {
        this.index = index;
    }

    @Override
    public void perform(Connection connection, Worker worker) throws IOException, WrongAnswer {
        Walk walk = walks.get(worker.number());
        if (walk == null) {
            walk = begin(worker);
        }
        // whatever is wrong with a page, nothing behind it is asked for
        walks.remove(worker.number());
        String next = walk.result.next(connection, walk.path, PAGE);
        if (!next.isEmpty() && walk.pages + 1 < PAGES) {
            walks.put(worker.number(), new Walk(walk.result, next, walk.pages + 1));
        }
    }

    /** Where there are still as many pages as will be asked for, if the data have so many. */
    private Walk begin(Worker worker) {
        Measure measure = DataSet.MEASURES.get(worker.any(DataSet.MEASURES.size()));
        long[] times = index.times(measure);
        int last = times.length > PAGE * PAGES ? times.length - PAGE * PAGES : Math.max(1, times.length / 2);
        Instant since = Instant.ofEpochSecond(times[worker.any(last)] - Query.HALF_A_MINUTE);
        String path = Query.outcomes(measure) + "&date=ge" + since + "&_sort=date&_count=" + PAGE;
        int first = index.before(measure, since);
        return new Walk(new SortedResult(times, first, id -> index.time(measure, id)), path, 0);
    }

    /**
     * How far one worker has come.
     *
     * @param path of the page to ask for now
     * @param pages that are behind it
     */
    private record Walk(SortedResult result, String path, int pages) {}
}
