package org.footbridge.bench.step;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.bench.data.Referral;
import org.footbridge.bench.load.StoredPerson;

/** Which referrals have a status and a category, and since when: what a search for them must find. */
final class ReferralIndex {

    private final Map<String, Referral> byId = new HashMap<>();
    private final Map<String, long[]> times = new HashMap<>();

    ReferralIndex(List<StoredPerson> people) {
        for (StoredPerson person : people) {
            for (int i = 0; i < person.referrals().size(); i++) {
                Referral referral = person.person().referrals().get(i);
                byId.put(person.referrals().get(i).id(), referral);
                long time = referral.authoredOn().getEpochSecond();
                times.merge(key(referral.status(), referral.category()), new long[] {time}, ReferralIndex::joined);
            }
        }
        times.values().forEach(Arrays::sort);
    }

    /** How many there are, authored at this time or later. */
    int count(String status, String category, Instant since) {
        long[] sorted = times.getOrDefault(key(status, category), new long[0]);
        int at = Arrays.binarySearch(sorted, since.getEpochSecond());
        return sorted.length - (at < 0 ? -at - 1 : at);
    }

    boolean has(String id, String status, String category, Instant since) {
        Referral referral = byId.get(id);
        return referral != null
                && referral.status().equals(status)
                && referral.category().equals(category)
                && !referral.authoredOn().isBefore(since);
    }

    private static String key(String status, String category) {
        return status + ' ' + category;
    }

    private static long[] joined(long[] a, long[] b) {
        long[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
