package org.footbridge.oracle.naive;

import java.util.List;
import java.util.Optional;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.request.Compartments;
import org.footbridge.validation.definition.ConformancePackages;

/** What can be searched for: R4's parameters and ours. It is all that is taken from the server's own code. */
public final class Definitions {
    private final SearchParameters parameters = new SearchParameters(new ConformancePackages().json("SearchParameter"));

    public Optional<SearchParameter> find(String type, String code) {
        return parameters.find(type, code);
    }

    public SearchParameter get(String type, String code) {
        return find(type, code).orElseThrow(() -> new IllegalArgumentException(type + " has no " + code));
    }

    /** Those of {@code type} that have values in resources. */
    public List<SearchParameter> of(String type) {
        return parameters.of(type).stream()
                .filter(parameter -> !parameter.expression().isEmpty())
                .toList();
    }

    public List<SearchParameter> references(String type) {
        return of(type).stream()
                .filter(parameter -> parameter.kind() == Kind.REFERENCE)
                .toList();
    }

    /** Whether any resource of {@code type} can be in a compartment of {@code compartment}. */
    public boolean canBeIn(String compartment, String type) {
        return !Compartments.parameters(compartment, type).isEmpty();
    }
}
