package org.footbridge.directory.match;

import java.util.Optional;
import org.footbridge.directory.listing.Listing;

/**
 * The room of a service, which always counts: the places that are counted by open referrals, or else what the service says.
 *
 * @param wanted leaves out what has less
 * @param waitsWhenFull whether a service that counts its places has a waiting list also if it does not say so
 */
record CapacityCriterion(Optional<Room> wanted, boolean waitsWhenFull) implements Criterion {
    private static final double WAITS = 0.25;

    /** What a service has. */
    private enum State {
        ROOM,
        WAITS,
        FULL,
        UNKNOWN
    }

    @Override
    public String name() {
        return "capacity";
    }

    @Override
    public int weight() {
        return 2;
    }

    private static int free(Listing listing) {
        return listing.service().places().orElseThrow() - listing.taken();
    }

    private State state(Listing listing) {
        String status = listing.service().capacity();
        boolean counted = listing.service().places().isPresent();
        if (status.equals("no-capacity")) {
            return State.FULL;
        } else if (counted && free(listing) > 0) {
            return State.ROOM;
        } else if (counted) {
            return status.equals("waitlist") || waitsWhenFull ? State.WAITS : State.FULL;
        }
        return switch (status) {
            case "capacity" -> State.ROOM;
            case "waitlist" -> State.WAITS;
            default -> State.UNKNOWN;
        };
    }

    @Override
    public Judgement judge(Listing listing) {
        return switch (state(listing)) {
            case ROOM -> Judgement.YES;
            case UNKNOWN -> Judgement.UNKNOWN;
            case WAITS ->
                wanted.filter(Room.PLACES::equals).isPresent()
                        ? Judgement.OUT
                        : new Judgement(wanted.isPresent() ? Fit.YES : Fit.NO, false, WAITS);
            case FULL -> wanted.isPresent() ? Judgement.OUT : Judgement.NO;
        };
    }

    @Override
    public Optional<String> words(Listing listing) {
        boolean counted = listing.service().places().isPresent();
        int places = listing.service().places().orElse(0);
        return Optional.of(
                switch (state(listing)) {
                    case ROOM ->
                        counted
                                ? free(listing) + " of " + Words.count(places, "place", "places") + " free"
                                : "has room";
                    case WAITS ->
                        counted
                                ? "no place free, " + Words.count(listing.waiting(), "person waits", "people wait")
                                : "has a waiting list";
                    case FULL ->
                        counted && free(listing) <= 0 ? "no place free, and no waiting list" : "has no room at present";
                    case UNKNOWN ->
                        listing.service().capacity().isEmpty()
                                ? "the directory does not say whether it has room"
                                : "whether it has room depends on the person: ask";
                });
    }
}
