package org.footbridge.referral.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.footbridge.referral.LoopChange;
import org.footbridge.referral.ReferralTask;

/** The changes of one call at one service. */
final class ServiceTally {
    private final String path;
    private final int cause;
    private final Set<String> tasks = new HashSet<>();
    private final List<Opening> openings = new ArrayList<>();
    private int holdersMore;
    private int waiting;
    private OptionalInt newHolder = OptionalInt.empty();
    private OptionalInt newWaiter = OptionalInt.empty();

    /** A referral that is sent to the service. */
    record Opening(int cause, ReferralTask task, Occupancy occupancy) {}

    /**
     * @param path {@code HealthcareService/id}
     * @param cause index of a change request that is about the service
     */
    ServiceTally(String path, int cause) {
        this.path = path;
        this.cause = cause;
    }

    /** Notes that a Task goes from one part to another because of the change request at {@code index}. */
    void add(String task, Occupancy before, Occupancy after, int index) {
        tasks.add(task);
        if (before == Occupancy.HOLDS) {
            holdersMore--;
        }
        if (after == Occupancy.HOLDS) {
            holdersMore++;
            newHolder = before == Occupancy.HOLDS ? newHolder : OptionalInt.of(index);
        } else if (after == Occupancy.WAITS) {
            waiting++;
            newWaiter = before == Occupancy.WAITS ? newWaiter : OptionalInt.of(index);
        }
    }

    void open(LoopChange change, Optional<ReferralTask> after) {
        openings.add(new Opening(change.index(), after.orElseThrow(), Occupancy.of(after)));
    }

    String path() {
        return path;
    }

    String id() {
        return path.substring(path.indexOf('/') + 1);
    }

    int cause() {
        return cause;
    }

    /** The Tasks, as {@code Task/id}, that the call changes. */
    Set<String> tasks() {
        return tasks;
    }

    List<Opening> openings() {
        return openings;
    }

    /** The number of Tasks that hold a place after the call, less the number before. */
    int holdersMore() {
        return holdersMore;
    }

    /** The number of Tasks that the call changes and that wait afterwards. */
    int waiting() {
        return waiting;
    }

    /** The index of a change request by which a Task takes a place. */
    OptionalInt newHolder() {
        return newHolder;
    }

    /** The index of a change request by which a Task begins to wait. */
    OptionalInt newWaiter() {
        return newWaiter;
    }
}
