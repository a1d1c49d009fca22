package org.footbridge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.problem.Problem;
import org.footbridge.search.SearchRequest.Selection;

/**
 * Turns a request for everything about a patient into a {@link SearchRequest}: a selection for each type in the patient
 * compartment, and for each type in no patient compartment that the resources in it refer to.
 *
 * @see <a href="https://hl7.org/fhir/R4/patient-operation-everything.html">R4 Patient $everything</a>
 */
public final class EverythingParser {
    private static final String PATIENT = "Patient";

    private final CompartmentCriteria compartments;
    private final CriterionParser criteria;
    private final CareDates dates;
    private final PageParser pages;

    /**
     * What a client asks for.
     *
     * @param patient the id
     * @param care values of a date parameter, such as {@code ge2024}, which dates of care satisfy
     * @param since values of {@code _lastUpdated}, which all resources satisfy
     * @param types of the resources; empty for all
     * @param page parameters of a page, as those of a search
     */
    public record Everything(
            String patient, List<String> care, List<String> since, Set<String> types, Map<String, String[]> page) {
        public Everything {
            care = List.copyOf(care);
            since = List.copyOf(since);
            types = Set.copyOf(types);
            page = Map.copyOf(page);
        }

        /** All of {@code type} about {@code patient}. */
        public static Everything ofType(String patient, String type) {
            return new Everything(patient, List.of(), List.of(), Set.of(type), Map.of());
        }

        /** Where the page before ended; empty on the first. */
        public Optional<String> cursor() {
            return Optional.ofNullable(page.get(PageParser.CURSOR)).map(values -> values[0]);
        }

        private String compartment() {
            return PATIENT + "/" + patient;
        }
    }

    EverythingParser(CompartmentCriteria compartments, CriterionParser criteria, PageParser pages) {
        this.compartments = compartments;
        this.criteria = criteria;
        this.dates = new CareDates(criteria);
        this.pages = pages;
    }

    /** How the members of the compartment of {@code patient}, an id, are known. */
    public CompartmentMembers members(String patient) {
        return compartments.members(PATIENT + "/" + patient);
    }

    /** The types that {@code asked} is answered with, if there is what {@code contents} says. */
    public Set<String> types(Everything asked, CompartmentContents contents) {
        if (!asked.types().isEmpty()) {
            return asked.types();
        }
        Set<String> types = new TreeSet<>(members(contents));
        contents.referred().stream().filter(type -> !isMember(type)).forEach(types::add);
        return types;
    }

    private static Set<String> members(CompartmentContents contents) {
        Set<String> types = new TreeSet<>(Set.of(PATIENT));
        contents.members().stream().filter(EverythingParser::isMember).forEach(types::add);
        return types;
    }

    private static boolean isMember(String type) {
        return !Compartments.parameters(PATIENT, type).isEmpty();
    }

    /**
     * The search that finds it.
     *
     * @throws Problem VALUE if a value cannot be understood
     */
    public SearchRequest parse(Everything asked, CompartmentContents contents) {
        List<Selection> from = members(contents).stream()
                .map(type -> new Selection(type, membership(type, asked)))
                .toList();
        List<Selection> selections = new ArrayList<>();
        for (String type : new TreeSet<>(types(asked, contents))) {
            List<Criterion> all = isMember(type)
                    ? membership(type, asked)
                    : new ArrayList<>(List.of(new Criterion.Referred(from, contents.former())));
            asked.since().forEach(value -> all.add(criteria.parse(type, SearchCompiler.LAST_UPDATED, value)));
            selections.add(new Selection(type, all));
        }
        return new SearchRequest(selections, List.of(), pages.page(asked.page()), List.of(), List.of());
    }

    private List<Criterion> membership(String type, Everything asked) {
        Criterion member = compartments.membership(type, asked.compartment());
        // R4 has the patient itself in no compartment of its own
        Criterion owned = type.equals(PATIENT)
                ? new Criterion.Any(List.of(member, new Criterion.Ids(PATIENT, List.of(asked.patient()))))
                : member;
        List<Criterion> all = new ArrayList<>(List.of(owned));
        dates.within(type, asked.care()).ifPresent(all::add);
        return all;
    }
}
