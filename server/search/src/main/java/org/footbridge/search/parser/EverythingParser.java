package org.footbridge.search.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.problem.Problem;
import org.footbridge.search.parameter.CommonParameters;
import org.footbridge.search.request.CompartmentContents;
import org.footbridge.search.request.CompartmentMembers;
import org.footbridge.search.request.Compartments;
import org.footbridge.search.request.Criterion;
import org.footbridge.search.request.SearchRequest;
import org.footbridge.search.request.SearchRequest.Selection;

/**
 * Parser of {@code $everything} of a patient; it returns a {@link SearchRequest} with a selection for each type in the
 * patient compartment, and for each type outside it to which those resources refer.
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
     * The parameters of the operation.
     *
     * @param patient the id of the patient
     * @param care the values of a date parameter, such as {@code ge2024}, that dates of care must satisfy
     * @param since the values of {@code _lastUpdated} that all resources must satisfy
     * @param types the types of the resources; empty for all
     * @param page the page parameters, as in a search
     */
    public record Everything(
            String patient, List<String> care, List<String> since, Set<String> types, Map<String, String[]> page) {
        public Everything {
            care = List.copyOf(care);
            since = List.copyOf(since);
            types = Set.copyOf(types);
            page = Map.copyOf(page);
        }

        /** The request for all resources of {@code type} of {@code patient}. */
        public static Everything ofType(String patient, String type) {
            return new Everything(patient, List.of(), List.of(), Set.of(type), Map.of());
        }

        /** The cursor of the page; empty for the first page. */
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

    /** Returns the types and tokens by which the members of the compartment of {@code patient}, an id, are found. */
    public CompartmentMembers members(String patient) {
        return compartments.members(PATIENT + "/" + patient);
    }

    /** Returns the types of resources in the response to {@code asked}, given {@code contents}. */
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
            asked.since().forEach(value -> all.add(criteria.parse(type, CommonParameters.LAST_UPDATED, value)));
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
