package org.footbridge.store.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The findings of a consistency check: all are counted, and the first of each kind are named by types, ids and numbers only.
 */
public final class ConsistencyReport {
    private static final int NAMED_MAX = 20;

    private final Map<ConsistencyRule, Broken> broken = new EnumMap<>(ConsistencyRule.class);
    private long resources;
    private long versions;
    private long compared;
    private long jobs;

    private static final class Broken {
        private final List<String> named = new ArrayList<>();
        private long count;
    }

    void add(ConsistencyRule rule, String where) {
        Broken found = broken.computeIfAbsent(rule, any -> new Broken());
        found.count++;
        if (found.named.size() < NAMED_MAX) {
            found.named.add(where);
        }
    }

    void countResource() {
        resources++;
    }

    void countVersion() {
        versions++;
    }

    void countCompared(int more) {
        compared += more;
    }

    /** The number of jobs that index anew and are not done: faults that they will put right are reported, too. */
    void openJobs(long count) {
        jobs = count;
    }

    public boolean clean() {
        return broken.isEmpty();
    }

    /** The number of times that the rule is broken. */
    public long count(ConsistencyRule rule) {
        Broken found = broken.get(rule);
        return found == null ? 0 : found.count;
    }

    /** For whoever runs the server. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(resources + " resources, " + versions + " versions, the index of " + compared + " compared");
        if (jobs > 0) {
            lines.add("Indexing anew is not done yet (" + jobs
                    + " jobs): until it is, entries that differ are to be expected");
        }
        broken.forEach((rule, found) -> {
            lines.add(rule.sentence() + ": " + found.count);
            found.named.forEach(where -> lines.add("  " + where));
            if (found.count > found.named.size()) {
                lines.add("  and " + (found.count - found.named.size()) + " more");
            }
        });
        lines.add(clean() ? "Everything is as it should be" : "There is something wrong");
        return lines;
    }
}
