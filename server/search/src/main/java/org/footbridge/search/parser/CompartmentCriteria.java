package org.footbridge.search.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.footbridge.search.compile.ValueCompiler;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.request.CompartmentMembers;
import org.footbridge.search.request.Compartments;
import org.footbridge.search.request.Criterion;
import org.footbridge.search.request.Criterion.Values;

/** Membership of a compartment, as search criteria and as tokens. */
final class CompartmentCriteria {
    private final SearchParameters parameters;
    private final CriterionParser criteria;
    private final ValueCompiler compiler;

    CompartmentCriteria(SearchParameters parameters, CriterionParser criteria, ValueCompiler compiler) {
        this.parameters = parameters;
        this.criteria = criteria;
        this.compiler = compiler;
    }

    /**
     * The criterion that a resource of {@code type} belongs to {@code compartment}: it has one of the references, or defines
     * the compartment.
     *
     * @param compartment {@code Type/id} of the owner
     */
    Criterion membership(String type, String compartment) {
        String owner = owner(compartment);
        List<Criterion> any = new ArrayList<>(references(type, compartment));
        if (Compartments.parameters(owner, type).contains(Compartments.ITSELF)) {
            any.add(new Criterion.Ids(type, List.of(compartment.substring(owner.length() + 1))));
        }
        return new Criterion.Any(any);
    }

    /** Returns the types and tokens by which the members of {@code compartment} are found. */
    CompartmentMembers members(String compartment) {
        List<String> types = parameters.types().stream()
                .filter(type ->
                        !Compartments.parameters(owner(compartment), type).isEmpty())
                .toList();
        long[] keys = types.stream()
                .flatMap(type -> references(type, compartment).stream())
                .flatMapToLong(values -> LongStream.of(values.match().keys()))
                .distinct()
                .toArray();
        return new CompartmentMembers(types, keys);
    }

    private List<Values> references(String type, String compartment) {
        return Compartments.parameters(owner(compartment), type).stream()
                .filter(code -> !code.equals(Compartments.ITSELF) && !parameters.hides(type, code))
                .map(code -> compiler.compile(criteria.parameter(type, code), "", List.of(compartment)))
                .toList();
    }

    private static String owner(String compartment) {
        return compartment.substring(0, compartment.indexOf('/'));
    }
}
