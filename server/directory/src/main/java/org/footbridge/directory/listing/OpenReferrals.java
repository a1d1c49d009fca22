package org.footbridge.directory.listing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts the open referrals to each service: how many hold a place, and how many wait. Not safe for threads. */
final class OpenReferrals {
    private final Map<String, Task> tasks = new HashMap<>();
    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, int[]> counts = new HashMap<>();
    private final Function<String, Set<String>> services;
    private final Consumer<String> counted;

    private record Task(int version, OpenReferral use) {}

    /** A ServiceRequest that open Tasks are about. */
    private static final class Request {
        private Set<String> services;
        private final Set<String> tasks = new HashSet<>();

        Request(Set<String> services) {
            this.services = services;
        }

        /** The same without a Task; nothing if that was the last. */
        @Nullable
        Request without(String task) {
            tasks.remove(task);
            return tasks.isEmpty() ? null : this;
        }
    }

    /**
     * @param services ids of the services that the ServiceRequest with an id was sent to
     * @param counted is told of each service whose counts change
     */
    OpenReferrals(Function<String, Set<String>> services, Consumer<String> counted) {
        this.services = services;
        this.counted = counted;
    }

    /** Notes a version of a Task; {@code use} is empty if it is not an open referral. */
    void task(String id, int version, Optional<OpenReferral> use) {
        Task known = tasks.get(id);
        if (known != null && known.version() > version) {
            return;
        } else if (known != null) {
            count(known, -1);
            tasks.remove(id);
            requests.computeIfPresent(known.use().request(), (name, request) -> request.without(id));
        }
        use.ifPresent(open -> {
            Task task = new Task(version, open);
            tasks.put(id, task);
            requests.computeIfAbsent(open.request(), request -> new Request(services.apply(request)))
                    .tasks
                    .add(id);
            count(task, 1);
        });
    }

    /** Notes that a ServiceRequest was changed. */
    void request(String id) {
        Request request = requests.get(id);
        if (request != null) {
            request.tasks.forEach(task -> count(known(task), -1));
            request.services = services.apply(id);
            request.tasks.forEach(task -> count(known(task), 1));
        }
    }

    private Task known(String id) {
        Task task = tasks.get(id);
        if (task == null) {
            throw new IllegalStateException("Task/" + id + " is not among the open ones");
        }
        return task;
    }

    private void count(Task task, int by) {
        Request request = requests.get(task.use().request());
        if (request != null) {
            request.services.forEach(service -> {
                counts.computeIfAbsent(service, none -> new int[2])[task.use().waits() ? 1 : 0] += by;
                counted.accept(service);
            });
        }
    }

    int taken(String service) {
        int[] count = counts.get(service);
        return count == null ? 0 : count[0];
    }

    int waiting(String service) {
        int[] count = counts.get(service);
        return count == null ? 0 : count[1];
    }

    int size() {
        return tasks.size();
    }
}
