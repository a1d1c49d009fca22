package org.footbridge.directory.match;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import org.footbridge.directory.listing.Listing;
import org.footbridge.directory.match.Match.Rank;

/** Ranks services by what is asked for: the mean of what the criteria say, by their weights. Pure. */
public final class Matcher {
    /** The digits of a score behind the point; what differs less is equal. */
    static final int DIGITS = 4;

    private static final int ONE = 10_000;

    private final List<Criterion> criteria;
    private final int weights;

    public Matcher(MatchRequest request, MatchSettings settings) {
        this.criteria = request.criteria(settings);
        this.weights = criteria.stream().mapToInt(Criterion::weight).sum();
    }

    /**
     * A page of matches.
     *
     * @param total how many services fit, on all pages
     * @param more whether there are others behind the page
     */
    public record Ranking(List<Match> matches, int total, boolean more) {
        public Ranking {
            matches = List.copyOf(matches);
        }
    }

    private record Ranked(Rank rank, Listing listing) implements Comparable<Ranked> {
        @Override
        public int compareTo(Ranked other) {
            return rank.compareTo(other.rank);
        }
    }

    /** The first {@code count} matches among {@code listings} behind {@code after}. */
    public Ranking rank(Collection<Listing> listings, Rank after, int count) {
        PriorityQueue<Ranked> first = new PriorityQueue<>(Collections.reverseOrder());
        int total = 0;
        for (Listing listing : listings) {
            int score = score(listing);
            if (score >= 0) {
                total++;
                offer(first, listing, score, after, count + 1);
            }
        }
        List<Ranked> page = new ArrayList<>(first);
        Collections.sort(page);
        boolean more = page.size() > count;
        return new Ranking(
                page.subList(0, Math.min(count, page.size())).stream()
                        .map(this::match)
                        .toList(),
                total,
                more);
    }

    private static void offer(PriorityQueue<Ranked> first, Listing listing, int score, Rank after, int most) {
        Ranked last = first.peek();
        if (last != null && first.size() == most && score < last.rank().score()) {
            return;
        }
        Rank rank = new Rank(score, listing.id());
        if (rank.compareTo(after) > 0) {
            first.add(new Ranked(rank, listing));
            if (first.size() > most) {
                first.poll();
            }
        }
    }

    /** In ten-thousandths; negative if it is left out. */
    private int score(Listing listing) {
        if (!listing.service().active()) {
            return -1;
        }
        double sum = 0;
        for (Criterion criterion : criteria) {
            Judgement judgement = criterion.judge(listing);
            if (judgement.out()) {
                return -1;
            }
            sum += criterion.weight() * judgement.value();
        }
        return (int) Math.round(ONE * sum / weights);
    }

    private Match match(Ranked ranked) {
        Listing listing = ranked.listing();
        List<Reason> reasons = new ArrayList<>();
        for (Criterion criterion : criteria) {
            criterion
                    .words(listing)
                    .ifPresent(words -> reasons.add(new Reason(
                            criterion.name(), criterion.judge(listing).fit(), words)));
        }
        return new Match(listing.id(), BigDecimal.valueOf(ranked.rank().score(), DIGITS), reasons);
    }
}
