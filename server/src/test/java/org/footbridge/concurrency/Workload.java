package org.footbridge.concurrency;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.footbridge.concurrency.Operation.Kind;

/**
 * Clients at work on a few resources, groups and identifiers that all of them want. What a server cannot do, as its
 * CapabilityStatement says, is left out.
 */
public final class Workload {
    /** In the name of every identifier that resources are created for on condition. */
    static final String CLAIMED = "-claimed-";

    private static final int RESOURCES = 4;
    private static final int GROUPS = 2;
    private static final int MEMBERS = 3;
    private static final int IDENTIFIERS = 3;

    private final List<Server> servers;
    private final Recorder recorder;
    private final Set<Kind> kinds;
    private final String name;
    private final AtomicLong values;

    /**
     * @param servers of one database; each client keeps to one of them
     * @param name in all that this workload writes
     * @param values numbers it, over several workloads
     */
    public Workload(List<Server> servers, Recorder recorder, String name, AtomicLong values) {
        this.servers = List.copyOf(servers);
        this.recorder = recorder;
        this.kinds = kinds(servers.get(0));
        this.name = name;
        this.values = values;
    }

    /** What the server says it can do. */
    public Set<Kind> kinds() {
        return EnumSet.copyOf(kinds);
    }

    private static Set<Kind> kinds(Server server) {
        var rest = server.get("metadata").json().path("rest").path(0);
        Set<Kind> kinds = EnumSet.of(Kind.READ, Kind.SEARCH, Kind.PUT, Kind.UPDATE, Kind.DELETE);
        if (rest.path("interaction").findValuesAsText("code").contains("transaction")) {
            kinds.addAll(EnumSet.of(Kind.TRANSACTION, Kind.GROUP_SEARCH));
        }
        for (var resource : rest.path("resource")) {
            if (resource.path("type").asText().equals("Basic")) {
                addOptional(kinds, resource);
            }
        }
        return kinds;
    }

    private static void addOptional(Set<Kind> kinds, JsonNode resource) {
        if (resource.path("conditionalCreate").asBoolean()) {
            kinds.add(Kind.CONDITIONAL_CREATE);
        }
        if (resource.path("conditionalUpdate").asBoolean()) {
            kinds.add(Kind.CONDITIONAL_UPDATE);
        }
        if (resource.path("interaction").findValuesAsText("code").contains("patch")) {
            kinds.add(Kind.PATCH);
        }
    }

    /** The members of each group, by its name. */
    public Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new HashMap<>();
        for (int group = 0; group < GROUPS; group++) {
            groups.put(group(group), members(group));
        }
        return kinds.contains(Kind.TRANSACTION) ? groups : Map.of();
    }

    private String group(int group) {
        return name + "-group-" + group;
    }

    private List<String> members(int group) {
        List<String> members = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            members.add("Basic/" + group(group) + "-" + member);
        }
        return members;
    }

    /** Works until {@code enough}, each client by its own thread and with its own seed. */
    public void run(int clients, long seed, BooleanSupplier enough) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            Random random = new Random(seed * 1_000 + client);
            Server server = servers.get(client % servers.size());
            Thread thread = new Thread(() -> work(server, random, enough), "client-" + client);
            thread.setUncaughtExceptionHandler((dead, cause) -> recorder.fault(dead.getName() + " ended: " + cause));
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void work(Server server, Random random, BooleanSupplier enough) {
        List<Kind> known = List.copyOf(kinds);
        Requests requests = new Requests(server, recorder);
        while (!enough.getAsBoolean()) {
            Kind kind = known.get(random.nextInt(known.size()));
            String value = name + "-" + values.incrementAndGet();
            String resource = "Basic/" + name + "-" + random.nextInt(RESOURCES);
            int group = random.nextInt(GROUPS);
            switch (kind) {
                case READ -> requests.read(resource);
                case SEARCH -> requests.search(resource);
                case PUT -> requests.put(resource, value);
                case UPDATE -> update(requests, resource, value, random);
                case PATCH -> requests.patch(resource, value);
                case CONDITIONAL_UPDATE -> requests.updateWhere(resource, value);
                case DELETE -> delete(requests, resource, value, random);
                case CONDITIONAL_CREATE -> requests.create(identifier(random), value);
                case TRANSACTION -> requests.transaction(group(group), members(group), value);
                case GROUP_SEARCH -> requests.group(group(group), members(group), random.nextInt(4) == 0);
            }
        }
    }

    /** Half of them on the version seen just before, so that enough succeed. */
    private static void update(Requests requests, String resource, String value, Random random) {
        if (random.nextBoolean()) {
            requests.read(resource);
        }
        requests.update(resource, value);
    }

    private String identifier(Random random) {
        return name + CLAIMED + random.nextInt(IDENTIFIERS);
    }

    /** A third of what all write would be too much; and what was made for an identifier must go for the next to come. */
    private static void delete(Requests requests, String resource, String key, Random random) {
        String claimed = requests.lastClaimed();
        if (!claimed.isEmpty() && random.nextBoolean()) {
            requests.delete(claimed);
        } else if (random.nextInt(3) == 0 && random.nextBoolean()) {
            requests.deleteWhere(resource, key);
        } else if (random.nextInt(3) == 0) {
            requests.delete(resource);
        }
    }
}
