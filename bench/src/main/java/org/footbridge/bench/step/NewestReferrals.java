package org.footbridge.bench.step;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.footbridge.bench.check.Checks;
import org.footbridge.bench.check.SortedResult;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.Referral;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Endpoint;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.StoredPerson;
import org.footbridge.bench.step.Step.Action;

/**
 * The active referrals in the order in which they were changed, the newest first. To know which those are, a page of them
 * and one more is made beforehand; nothing else that is written later is active.
 */
final class NewestReferrals implements Action {

    private static final String PATH = "/ServiceRequest?status=active&_sort=-_lastUpdated" + Query.COUNT;
    /** Times of a server may be whole milliseconds. */
    private static final int APART_MS = 2;

    private final Map<String, Long> places = new HashMap<>();
    private final long[] order;

    NewestReferrals(Endpoint endpoint, Loaded loaded) throws IOException, WrongAnswer, InterruptedException {
        int count = Query.PAGE + 1;
        order = LongStream.range(0, count).toArray();
        List<StoredPerson> writers = loaded.writers();
        try (Connection connection = new Connection(endpoint)) {
            for (int i = 0; i < count; i++) {
                StoredPerson writer = writers.get(i % writers.size());
                Referral referral = writer.person().referrals().get(0).withStatus("active");
                byte[] body =
                        loaded.resources().referral("n" + i, referral, loaded.parties(writer.patient(), referral));
                String id = Checks.create(connection, "ServiceRequest", body).id();
                places.put(id, (long) count - 1 - i);
                Thread.sleep(APART_MS);
            }
        }
    }

    @Override
    public void perform(Connection connection, Step.Worker worker) throws IOException, WrongAnswer {
        SortedResult.beginning(order, id -> {
                    Long place = places.get(id);
                    return place == null ? OptionalLong.empty() : OptionalLong.of(place);
                })
                .next(connection, PATH, Query.PAGE);
    }
}
