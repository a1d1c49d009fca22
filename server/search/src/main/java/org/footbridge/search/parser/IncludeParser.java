package org.footbridge.search.parser;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.parameter.SearchParameters;
import org.footbridge.search.request.SearchRequest.Include;

/**
 * Parser of {@code _include} and {@code _revinclude}, with {@code :iterate}.
 *
 * @see <a href="https://hl7.org/fhir/R4/search.html#include">R4 3.1.1.5.7 including other resources</a>
 */
final class IncludeParser {
    private static final Set<String> NAMES =
            Set.of("_include", "_include:iterate", "_revinclude", "_revinclude:iterate");

    private final SearchParameters parameters;

    IncludeParser(SearchParameters parameters) {
        this.parameters = parameters;
    }

    static boolean knows(String name) {
        return name.startsWith("_include") || name.startsWith("_revinclude");
    }

    /** Parses {@code name=value} in a search for resources of {@code types}. */
    Include parse(List<String> types, String name, String value) {
        CriterionParser.require(
                NAMES.contains(name),
                "'" + name + "' is not supported; supported: " + CriterionParser.inWords(new TreeSet<>(NAMES)) + ".");
        boolean reverse = name.startsWith("_rev");
        boolean iterate = name.endsWith(":iterate");
        if (value.equals("*")) {
            return new Include(reverse, iterate, "", List.of(), "");
        }
        String[] parts = value.split(":", -1);
        CriterionParser.require(
                parts.length == 2 || parts.length == 3,
                name + " must be *, Type:*, Type:parameter or Type:parameter:TargetType, not '" + value + "'.");
        String source = type(name, parts[0]);
        String target = parts.length == 3 ? type(name, parts[2]) : "";
        if (!reverse && !iterate) {
            CriterionParser.require(
                    types.contains(source),
                    name + "=" + value + " starts at " + source + ", but the search is for "
                            + CriterionParser.inWords(types) + "; " + name
                            + ":iterate also follows included resources.");
        }
        if (parts[1].equals("*")) {
            return new Include(reverse, iterate, source, List.of(), target);
        }
        SearchParameter parameter = parameters
                .find(source, parts[1])
                .filter(found -> found.kind() == Kind.REFERENCE)
                .orElseThrow(() -> CriterionParser.unsupported(name + ": '" + parts[1]
                        + "' is not a search parameter of " + source + " that is a reference."));
        CriterionParser.require(
                target.isEmpty()
                        || parameter.targets().isEmpty()
                        || parameter.targets().contains(target),
                name + ": '" + parts[1] + "' of " + source + " does not refer to " + target + ".");
        return new Include(reverse, iterate, source, List.of(parameter), target);
    }

    private String type(String name, String type) {
        CriterionParser.require(parameters.isType(type), name + ": '" + type + "' is not a resource type of R4.");
        return type;
    }
}
