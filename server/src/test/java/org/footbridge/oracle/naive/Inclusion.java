package org.footbridge.oracle.naive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.footbridge.oracle.query.Include;
import org.footbridge.search.parameter.SearchParameter;

/**
 * What comes with the matches of a page: what they refer to and what refers to them; with {@code :iterate} also from
 * what was included.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#include">R4 3.1.1.5.4 including other resources</a>
 */
final class Inclusion {
    private final Evaluator evaluator;
    private final List<Include> includes;

    Inclusion(Evaluator evaluator, List<Include> includes) {
        this.evaluator = evaluator;
        this.includes = includes;
    }

    /** Without the matches themselves. */
    List<Stored> around(List<Stored> page) {
        Set<Stored> all = new LinkedHashSet<>(page);
        List<Stored> fresh = new ArrayList<>(page);
        for (boolean first = true; !fresh.isEmpty(); first = false) {
            List<Stored> found = new ArrayList<>();
            for (Include include : includes) {
                if (first || include.iterate()) {
                    fresh.forEach(stored -> follow(include, stored).forEach(found::add));
                }
            }
            fresh = found.stream().filter(all::add).toList();
        }
        page.forEach(all::remove);
        return List.copyOf(all);
    }

    private Stream<Stored> follow(Include include, Stored stored) {
        return include.reverse() ? referring(include, stored) : referred(include, stored);
    }

    private Stream<Stored> referred(Include include, Stored stored) {
        boolean applies = include.source().equals("*") || include.source().equals(stored.type());
        return applies
                ? parameters(include, stored.type())
                        .flatMap(parameter -> evaluator.targets(stored, parameter).stream())
                        .filter(target ->
                                include.target().isEmpty() || include.target().equals(target.type()))
                : Stream.of();
    }

    private Stream<Stored> referring(Include include, Stored stored) {
        if (!include.target().isEmpty() && !include.target().equals(stored.type())) {
            return Stream.of();
        }
        return evaluator.population().living().stream()
                .filter(other ->
                        include.source().equals("*") || include.source().equals(other.type()))
                .filter(other -> parameters(include, other.type())
                        .anyMatch(
                                parameter -> evaluator.targets(other, parameter).contains(stored)));
    }

    private Stream<SearchParameter> parameters(Include include, String type) {
        return evaluator.definitions().references(type).stream()
                .filter(parameter ->
                        include.parameter().equals("*") || include.parameter().equals(parameter.code()));
    }
}
