package org.footbridge.store.concept;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.search.value.TextWords;
import org.footbridge.sql.Sql;

/** Filters as conditions on {@code concept c}, of one system. */
final class ConceptSql {
    private final int system;
    private final Map<String, Integer> numbers;
    private final boolean oneByOne;

    /**
     * @param numbers of the codes that {@link #places} named; those that the system does not have are left out
     * @param oneByOne whether the condition is for a look at few concepts, each of which has few others above it; else
     *     those that it is about are found first, and then by an index what lies below them
     */
    ConceptSql(int system, Map<String, Integer> numbers, boolean oneByOne) {
        this.system = system;
        this.numbers = numbers;
        this.oneByOne = oneByOne;
    }

    /** The codes whose place in the hierarchy a filter is about. */
    static Set<String> places(ConceptFilter filter) {
        Set<String> codes = new HashSet<>();
        addPlaces(filter, codes);
        return codes;
    }

    private static void addPlaces(ConceptFilter filter, Set<String> to) {
        if (filter instanceof ConceptFilter.Below below) {
            to.add(below.code());
        } else if (filter instanceof ConceptFilter.Above above) {
            to.add(above.code());
        } else if (filter instanceof ConceptFilter.ChildOf child) {
            to.add(child.code());
        } else if (filter instanceof ConceptFilter.ParentOf parent) {
            to.add(parent.code());
        } else if (filter instanceof ConceptFilter.AllOf all) {
            all.filters().forEach(one -> addPlaces(one, to));
        } else if (filter instanceof ConceptFilter.AnyOf any) {
            any.filters().forEach(one -> addPlaces(one, to));
        } else if (filter instanceof ConceptFilter.Near near) {
            addPlaces(near.to(), to);
        } else if (filter instanceof ConceptFilter.Not not) {
            addPlaces(not.filter(), to);
        }
    }

    /** The condition on the other concepts to which {@code filter} compares the one that is looked at. */
    static Stream<ConceptFilter> around(ConceptFilter filter) {
        if (filter instanceof ConceptFilter.AllOf all) {
            return all.filters().stream().flatMap(ConceptSql::around);
        } else if (filter instanceof ConceptFilter.AnyOf any) {
            return any.filters().stream().flatMap(ConceptSql::around);
        } else if (filter instanceof ConceptFilter.Not not) {
            return around(not.filter());
        }
        return filter instanceof ConceptFilter.Near near
                ? Stream.concat(Stream.of(near.to()), around(near.to()))
                : Stream.empty();
    }

    Sql of(ConceptFilter filter) {
        if (filter instanceof ConceptFilter.AllOf all) {
            return Sql.and(all.filters().stream().map(this::of).toList());
        } else if (filter instanceof ConceptFilter.AnyOf any) {
            return Sql.or(any.filters().stream().map(this::of).toList());
        } else if (filter instanceof ConceptFilter.Not not) {
            return of(not.filter()).not();
        } else if (filter instanceof ConceptFilter.Below below) {
            return below(below);
        } else if (filter instanceof ConceptFilter.Above above) {
            return above(above);
        } else if (filter instanceof ConceptFilter.ChildOf child) {
            return numbered("c.parents @> ARRAY[?::integer]", child.code());
        } else if (filter instanceof ConceptFilter.ParentOf parent) {
            return numbered(around("parents"), parent.code());
        }
        return filter instanceof ConceptFilter.Near near ? near(near) : content(filter);
    }

    private Sql near(ConceptFilter.Near near) {
        return switch (near.way()) {
            case BELOW -> among("ancestors", near.to());
            case CHILD -> among("parents", near.to());
            case ABOVE -> around("c.number = ANY(%s)", "DISTINCT unnest(c.ancestors)", near.to());
            case PARENT -> around("c.number = ANY(%s)", "DISTINCT unnest(c.parents)", near.to());
            case MEMBER -> around("c.sets && %s", "c.code COLLATE \"default\"", near.to());
            case SET -> around("c.code = ANY(%s)", "DISTINCT unnest(c.sets) COLLATE \"C\"", near.to());
        };
    }

    /** That one of the numbers in {@code column} is of those that {@code to} lets through. */
    private Sql among(String column, ConceptFilter to) {
        return oneByOne
                ? of(to).wrap(where -> ("EXISTS (SELECT 1 FROM unnest(c.%s) a (number) CROSS JOIN LATERAL (SELECT 1"
                                + " FROM concept c WHERE c.system = %d AND c.number = a.number AND %s) x)")
                        .formatted(column, system, where))
                : around("c." + column + " && %s", "c.number", to);
    }

    /** {@code condition} on the array of what is {@code selected} of the concepts that {@code to} lets through. */
    private Sql around(String condition, String selected, ConceptFilter to) {
        return of(to).wrap(where -> condition.formatted(
                "ARRAY(SELECT %s FROM concept c WHERE c.system = %d AND %s)".formatted(selected, system, where)));
    }

    private Sql below(ConceptFilter.Below filter) {
        Sql strictly = numbered("c.ancestors @> ARRAY[?::integer]", filter.code());
        return filter.included() ? Sql.or(List.of(strictly, itself(filter.code()))) : strictly;
    }

    private Sql above(ConceptFilter.Above filter) {
        Sql strictly = numbered(around("ancestors"), filter.code());
        return filter.included() ? Sql.or(List.of(strictly, itself(filter.code()))) : strictly;
    }

    private Sql itself(String code) {
        return numbered("c.number = ?", code);
    }

    private String around(String column) {
        return "c.number = ANY((SELECT o.%s FROM concept o WHERE o.system = %d AND o.number = ?)::integer[])"
                .formatted(column, system);
    }

    /** {@code condition} with the number of {@code code}. */
    private Sql numbered(String condition, String code) {
        Integer number = numbers.get(code);
        return number == null ? Sql.FALSE : Sql.of(condition, number);
    }

    private static Sql content(ConceptFilter filter) {
        if (filter instanceof ConceptFilter.Codes codes) {
            return Sql.of("c.code = ANY(?)", (Object) codes.codes().toArray(String[]::new));
        } else if (filter instanceof ConceptFilter.MemberOf member) {
            return Sql.of("c.sets @> ?", (Object) new String[] {member.set()});
        } else if (filter instanceof ConceptFilter.Property property) {
            return Sql.or(property.values().stream()
                    .sorted()
                    .map(value -> ConceptText.json(Map.of(property.property(), List.of(value))))
                    .map(json -> Sql.of("c.properties @> ?::jsonb", json))
                    .toList());
        } else if (filter instanceof ConceptFilter.HasProperty property) {
            return Sql.of("jsonb_exists(c.properties, ?)", property.property());
        } else if (filter instanceof ConceptFilter.Text text) {
            return text(text.text());
        } else if (filter instanceof ConceptFilter.Active) {
            return Sql.of("c.active");
        }
        throw new IllegalStateException(filter.toString());
    }

    /** A text without any word lets everything through. */
    private static Sql text(String text) {
        Set<String> words = TextWords.of(text);
        return words.isEmpty()
                ? Sql.TRUE
                : Sql.of(
                        "c.words @@ ?::tsquery",
                        words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & ")));
    }
}
