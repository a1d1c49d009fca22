package org.footbridge.oracle;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.oracle.naive.Evaluator;
import org.footbridge.oracle.naive.Stored;
import org.footbridge.oracle.query.Query;

/** Whether an answer is right. */
final class Comparison {
    /** The size of a page for which none is asked. */
    private static final int USUAL_COUNT = 20;

    private final Evaluator evaluator;
    private final String base;

    Comparison(Evaluator evaluator, String base) {
        this.evaluator = evaluator;
        this.base = base;
    }

    /** What is wrong with {@code reply}; {@code resources} are the names that it is about. */
    record Fault(String text, Set<String> resources) {
        static Optional<Fault> of(String text) {
            return Optional.of(new Fault(text, Set.of()));
        }
    }

    /** What is wrong, if anything. */
    Optional<Fault> fault(Query query, Reply reply) {
        if (reply.status() != 200) {
            return Fault.of("status " + reply.status() + ": " + reply.body());
        }
        List<String> expected =
                evaluator.matches(query).stream().map(Stored::name).toList();
        Optional<Fault> fault = isCount(query) ? nothing(reply) : matches(query, reply, expected);
        return fault.or(() -> total(query, reply, expected.size()))
                .or(() -> included(query, reply))
                .or(() -> self(query, reply.pages().get(0)));
    }

    private static boolean isCount(Query query) {
        return query.shape().counted() || query.shape().count().orElse(1) == 0;
    }

    private static Optional<Fault> nothing(Reply reply) {
        Reply.Page page = reply.pages().get(0);
        boolean empty = page.matches().isEmpty()
                && page.included().isEmpty()
                && page.next().isEmpty();
        return empty ? Optional.empty() : Fault.of("entries or a next page where only the number was asked for");
    }

    /** A total that is there is right, but for an estimate, and it is there if it was asked for. */
    private static Optional<Fault> total(Query query, Reply reply, int expected) {
        boolean estimated = query.shape().total().equals("estimate")
                && reply.pages().get(0).next().isPresent();
        boolean wanted = isCount(query) || query.shape().total().equals("accurate");
        for (Reply.Page page : reply.pages()) {
            if (page.total().isEmpty() && wanted) {
                return Fault.of("no total, but " + expected + " expected");
            } else if (page.total().isPresent() && !estimated && page.total().getAsLong() != expected) {
                return Fault.of("total " + page.total().getAsLong() + ", but " + expected + " expected");
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> matches(Query query, Reply reply, List<String> expected) {
        int count = query.shape().count().orElse(USUAL_COUNT);
        List<String> wanted = reply.whole() ? expected : expected.subList(0, Math.min(count, expected.size()));
        List<String> got = reply.matches();
        if (!got.equals(wanted)) {
            Set<String> differing = new LinkedHashSet<>(got);
            wanted.stream().filter(name -> !differing.remove(name)).forEach(differing::add);
            return Optional.of(new Fault("expected " + wanted + "\n     got " + got, differing));
        }
        for (Reply.Page page : reply.pages().subList(0, reply.pages().size() - 1)) {
            if (page.matches().size() != count) {
                return Fault.of("a page of " + page.matches().size() + " that is not the last");
            }
        }
        boolean more = reply.pages().get(reply.pages().size() - 1).next().isPresent();
        return more == wanted.size() < expected.size()
                ? Optional.empty()
                : Fault.of(more ? "a next page after the last" : "no link to the next page");
    }

    private Optional<Fault> included(Query query, Reply reply) {
        for (Reply.Page page : reply.pages()) {
            List<Stored> matches = page.matches().stream()
                    .flatMap(name -> evaluator.population().find(name).stream())
                    .toList();
            Set<String> expected = new LinkedHashSet<>();
            evaluator.included(query, matches).forEach(stored -> expected.add(stored.name()));
            Set<String> got = new LinkedHashSet<>(page.included());
            if (!got.equals(expected)) {
                return Fault.of("with " + page.matches() + "\nexpected included " + expected + "\n     got " + got);
            } else if (got.size() < page.included().size()) {
                return Fault.of("included twice: " + page.included());
            }
        }
        return Optional.empty();
    }

    /** The self link says the same as the query, in any order. */
    private Optional<Fault> self(Query query, Reply.Page page) {
        String path = base
                + (query.scope().path().isEmpty() ? "" : "/" + query.scope().path());
        List<String> parts = Arrays.asList(page.self().split("\\?", 2));
        List<String> asked = new ArrayList<>();
        query.parameters().forEach(parameter -> asked.add(parameter.toString()));
        List<String> said = new ArrayList<>();
        if (parts.size() == 2) {
            Arrays.stream(parts.get(1).split("&")).map(Comparison::decoded).forEach(said::add);
        }
        boolean same = said.size() == asked.size() && new HashSet<>(said).equals(new HashSet<>(asked));
        boolean there = decoded(parts.get(0)).replaceFirst("/$", "").equals(path);
        return same && there && URI.create(page.self()).isAbsolute()
                ? Optional.empty()
                : Fault.of("the self link says " + page.self());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
