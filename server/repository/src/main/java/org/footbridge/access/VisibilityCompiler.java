package org.footbridge.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.access.Visibility.Search;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.parser.SearchRequestParser.Scope;
import org.footbridge.search.query.ResourceLookup;
import org.footbridge.search.query.ResourceMatcher;
import org.footbridge.search.request.Compartments;
import org.footbridge.search.request.Criterion;
import org.footbridge.search.request.SearchRequest.Selection;

/** Compiles the searches of a {@link Visibility}, for SQL to search criteria and in memory to a matcher of the same criteria. */
public record VisibilityCompiler(SearchEngine engine) {
    private static final String PATIENT = "Patient";

    /** R4 leaves these out of the Patient compartment, although their parameter {@code patient} says whom they are about. */
    private static final Set<String> ABOUT_PATIENTS = Set.of("Task", "Device", "Contract", "GuidanceResponse");

    /**
     * The criteria that resources of {@code type} must match, all of them.
     *
     * @throws org.footbridge.problem.Problem NOT_SUPPORTED or VALUE if a search is not one of the type
     */
    public List<Criterion> criteria(String type, Visibility visibility) {
        List<List<Criterion>> any = visibility.searches().stream()
                .map(search -> criteria(type, search))
                .toList();
        Stream<Criterion> visible = any.size() == 1
                ? any.get(0).stream() // on their own, so that the planner can begin with each
                : Stream.of(new Criterion.Any(
                        any.stream().<Criterion>map(Criterion.All::new).toList()));
        Stream<Criterion> hidden = visibility.hidden().stream()
                .map(search -> new Criterion.Not(new Criterion.All(criteria(type, search))));
        return Stream.concat(visible, hidden).toList();
    }

    private List<Criterion> criteria(String type, Search search) {
        Map<String, String[]> parameters = search.parameters().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toArray(String[]::new)));
        Stream<Criterion> within = search.compartments().stream()
                .map(compartments -> new Criterion.Any(compartments.stream()
                        .flatMap(compartment -> membership(type, compartment).stream())
                        .toList()));
        return Stream.concat(within, parse(new Scope(type, ""), parameters).stream())
                .toList();
    }

    /** The membership of a compartment, in each way that there is; empty if there is none. */
    private List<Criterion> membership(String type, String compartment) {
        int slash = compartment.indexOf('/');
        String owner = compartment.substring(0, slash);
        Stream<Criterion> byDefinition = Compartments.parameters(owner, type).isEmpty()
                ? Stream.of()
                : parse(new Scope(type, compartment), Map.of()).stream();
        Stream<Criterion> itself = type.equals(owner)
                ? parse(new Scope(type, ""), Map.of("_id", new String[] {compartment.substring(slash + 1)})).stream()
                : Stream.of();
        Stream<Criterion> about = owner.equals(PATIENT) && ABOUT_PATIENTS.contains(type)
                ? parse(new Scope(type, ""), Map.of("patient", new String[] {compartment})).stream()
                : Stream.of();
        return Stream.of(byDefinition, itself, about).flatMap(all -> all).toList();
    }

    /** Whether resources of {@code type} can be about a patient. */
    public static boolean isPersonal(String type) {
        return type.equals(PATIENT)
                || ABOUT_PATIENTS.contains(type)
                || !Compartments.parameters(PATIENT, type).isEmpty();
    }

    private List<Criterion> parse(Scope scope, Map<String, String[]> parameters) {
        return engine.parser()
                .parse(scope, parameters, false)
                .selections()
                .get(0)
                .criteria();
    }

    /**
     * The matcher of the same resources.
     *
     * @param others looks for the resources to which chains lead
     * @throws org.footbridge.problem.Problem NOT_SUPPORTED if a search cannot be decided from one resource
     */
    public ResourceMatcher matcher(String type, Visibility visibility, ResourceLookup others) {
        return ResourceMatcher.of(engine.compiler().compile(new Selection(type, criteria(type, visibility))), others);
    }
}
