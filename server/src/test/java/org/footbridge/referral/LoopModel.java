package org.footbridge.referral;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The closed loop as written by hand for tests: referrals with their Tasks, and one service with places and a waiting list. */
final class LoopModel {
    static final List<String> STATUSES = List.of(
            "draft",
            "requested",
            "accepted",
            "rejected",
            "cancelled",
            "in-progress",
            "on-hold",
            "failed",
            "completed",
            "entered-in-error");

    static final Map<String, Set<String>> NEXT = Map.of(
            "draft", Set.of("requested", "entered-in-error"),
            "requested", Set.of("accepted", "rejected", "cancelled", "entered-in-error"),
            "accepted", Set.of("in-progress", "on-hold", "completed", "cancelled", "failed", "entered-in-error"),
            "in-progress", Set.of("on-hold", "completed", "cancelled", "failed", "entered-in-error"),
            "on-hold", Set.of("in-progress", "completed", "cancelled", "failed", "entered-in-error"),
            "completed", Set.of("entered-in-error"),
            "rejected", Set.of("entered-in-error"),
            "cancelled", Set.of("entered-in-error"),
            "failed", Set.of("entered-in-error"),
            "entered-in-error", Set.of());

    private static final Set<String> SENT = Set.of("requested", "accepted", "in-progress", "on-hold");

    /** The order of the waiting list. */
    private static final Comparator<Work> ORDER =
            Comparator.comparing((Work task) -> !task.urgent).thenComparingInt(task -> task.number);

    final List<Referral> referrals = new ArrayList<>();
    int places = 3;
    private int numbers;

    /** A ServiceRequest with its Tasks, the newest last. */
    static final class Referral {
        final String id;

        /** Whether it was sent to the service with places. */
        final boolean counted;

        final List<Work> tasks = new ArrayList<>();
        String status = "active";
        int versions = 1;

        Referral(String id, boolean counted) {
            this.id = id;
            this.counted = counted;
        }

        Optional<Work> open() {
            return tasks.stream().filter(Work::isOpen).findFirst();
        }

        private Optional<Work> last() {
            return tasks.stream()
                    .filter(task -> !task.status.equals("entered-in-error"))
                    .reduce((one, other) -> other);
        }

        void become(String next) {
            if (!status.equals(next)) {
                status = next;
                versions++;
            }
        }

        /** Follows the step of a Task. */
        void follow() {
            Work decides = open().or(this::last).orElse(tasks.get(tasks.size() - 1));
            switch (decides.status) {
                case "requested", "accepted", "in-progress" -> become("active");
                case "on-hold", "completed", "entered-in-error" -> become(decides.status);
                case "draft" -> become(status.equals("active") ? "active" : "draft");
                default ->
                    become(Set.of("active", "revoked", "entered-in-error").contains(status) ? status : "active");
            }
        }

        /** Whether a client may write the status {@code next} without a step of a Task. */
        boolean mayBe(String next) {
            if (next.equals(status) || tasks.isEmpty()) {
                return true;
            } else if (open().isPresent()) {
                return open().get().status.equals("draft")
                        && Set.of("draft", "active").contains(next);
            } else if (last().isEmpty() || last().get().status.equals("completed")) {
                return false;
            }
            boolean ended = status.equals("revoked") || status.equals("entered-in-error");
            return next.equals("entered-in-error")
                    || (!ended && Set.of("active", "revoked").contains(next));
        }
    }

    /** A Task. */
    static final class Work {
        final String id;
        final Referral referral;
        final int number;
        final boolean urgent;
        String status;
        int versions = 1;
        boolean waits;
        boolean offered;
        boolean owned;
        String due = "";

        Work(String id, Referral referral, int number, String status, boolean urgent) {
            this.id = id;
            this.referral = referral;
            this.number = number;
            this.status = status;
            this.urgent = urgent;
        }

        boolean isOpen() {
            return isSent() || status.equals("draft");
        }

        boolean isSent() {
            return SENT.contains(status);
        }

        boolean holds() {
            return referral.counted && isSent() && !waits;
        }

        /** Whether a step to {@code next} is in the table, and takes a place only if one is free. */
        boolean mayBecome(String next, LoopModel model) {
            boolean takes = waits && Set.of("in-progress", "on-hold").contains(next);
            return NEXT.getOrDefault(status, Set.of()).contains(next) && !(takes && model.free() < 1);
        }
    }

    Work add(Referral referral, String id, String status, boolean urgent) {
        Work task = new Work(id, referral, numbers++, status, urgent);
        referral.tasks.add(task);
        referral.follow();
        return task;
    }

    List<Work> tasks() {
        return referrals.stream().flatMap(referral -> referral.tasks.stream()).toList();
    }

    int free() {
        return places - (int) tasks().stream().filter(Work::holds).count();
    }

    /** The Tasks that wait, in order. */
    List<Work> queue() {
        return tasks().stream()
                .filter(task -> task.waits && task.isSent())
                .sorted(ORDER)
                .toList();
    }

    /** Lets a Task take a step, and offers the places that become free. */
    void step(Work task, String next) {
        task.status = next;
        if (!Set.of("requested", "accepted").contains(next)) {
            task.waits = false;
        }
        task.referral.follow();
        offer();
    }

    void offer() {
        while (free() > 0 && !queue().isEmpty()) {
            Work next = queue().get(0);
            next.waits = false;
            next.offered = true;
            next.versions++;
        }
    }
}
