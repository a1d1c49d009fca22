package org.footbridge.terminology;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptFilter;
import org.footbridge.store.concept.ConceptStore.Found;
import org.footbridge.store.concept.ConceptStore.Window;
import org.footbridge.store.concept.Designation;
import org.footbridge.terminology.Expanded.Member;
import org.footbridge.terminology.ValueSetMembers.Part;
import org.footbridge.terminology.system.ConceptWords;
import org.footbridge.terminology.system.Filters;

/**
 * Lists the members of a value set page by page. Codes that the value set enumerates keep its order; a filter is evaluated
 * by the code system, which is a single query for a code system in tables.
 */
final class Expander {
    /**
     * The number of members up to which a total is computed, so that a page of a large value set costs no more than one of a
     * small value set.
     */
    private static final int COUNTED_MAX = 1_000;

    /** The number of matches of a filter text that are sorted by length, and counted. */
    private static final int SORTED_MAX = 10_000;

    private final ValueSetMembers members;
    private final Wanted wanted;

    /**
     * The requested page.
     *
     * @param text the filter text, which must match a name of each member; empty for all
     */
    record Wanted(String text, boolean activeOnly, int offset, int count) {}

    /** One page of members. The total is empty if there are too many members to count. */
    record Page(List<Member> members, OptionalLong total) {}

    Expander(ValueSetMembers members, Wanted wanted) {
        this.members = members;
        this.wanted = wanted;
    }

    Page page() {
        List<Member> page = new ArrayList<>();
        long total = 0;
        boolean counted = true;
        long skip = wanted.offset();
        for (Part part : members.parts()) {
            Found found = found(
                    part,
                    new Window(
                            (int) skip,
                            wanted.count() - page.size(),
                            !wanted.text().isEmpty()));
            String url = part.system().url();
            String version = part.system().version();
            found.concepts().forEach(concept -> page.add(new Member(url, version, concept)));
            counted &= found.total().isPresent();
            if (!counted && page.size() >= wanted.count()) {
                break;
            }
            total += found.total().orElse(0);
            skip = Math.max(
                    0, skip - found.total().orElse(skip)); // a part without a total has more members than are skipped
        }
        return new Page(page, counted ? OptionalLong.of(total) : OptionalLong.empty());
    }

    /** Returns the page of one part. */
    private Found found(Part part, Window window) {
        if (Filters.finite(part.filter()).isPresent()) {
            List<Concept> listed = listed(part);
            return new Found(
                    listed.stream().skip(window.offset()).limit(window.count()).toList(),
                    OptionalLong.of(listed.size()));
        }
        List<ConceptFilter> filters = new ArrayList<>(List.of(part.filter()));
        if (!wanted.text().isEmpty()) {
            filters.add(new ConceptFilter.Text(wanted.text()));
        }
        if (wanted.activeOnly()) {
            filters.add(new ConceptFilter.Active());
        }
        long max = window.offset() + 1L + (wanted.text().isEmpty() ? COUNTED_MAX : SORTED_MAX);
        Found found = part.system().found(Filters.all(filters), window, max);
        return new Found(
                found.concepts().stream()
                        .map(concept -> called(concept, part.named()))
                        .toList(),
                found.total());
    }

    /** Returns the enumerated concepts in the order and with the displays of the value set. */
    private List<Concept> listed(Part part) {
        Map<String, Concept> found = new LinkedHashMap<>();
        part.system()
                .page(part.filter(), new Window(0, Integer.MAX_VALUE, false))
                .forEach(concept -> found.put(concept.code(), concept));
        Set<String> order = new LinkedHashSet<>(part.named().keySet());
        order.retainAll(found.keySet());
        order.addAll(found.keySet());
        Predicate<Concept> text = wanted.text().isEmpty() ? concept -> true : new ConceptWords().begin(wanted.text());
        Stream<Concept> concepts = order.stream()
                .flatMap(code -> Stream.ofNullable(found.get(code)))
                .map(concept -> called(concept, part.named()));
        return concepts.filter(text)
                .filter(concept -> concept.active() || !wanted.activeOnly())
                .toList();
    }

    /** The concept by the name and with the designations that a value set has for it, if it names it. */
    static Concept called(Concept concept, Map<String, Concept> named) {
        Concept name = named.get(concept.code());
        return name == null ? concept : joined(name, concept);
    }

    /** The concept {@code concept} with the names that {@code name} has for it in front. */
    static Concept joined(Concept name, Concept concept) {
        Set<Designation> designations = new LinkedHashSet<>(name.designations());
        designations.addAll(concept.designations());
        return new Concept(
                concept.code(),
                name.display().isEmpty() ? concept.display() : name.display(),
                concept.active() && name.active(),
                concept.definition(),
                concept.sets(),
                concept.properties(),
                new ArrayList<>(designations));
    }
}
