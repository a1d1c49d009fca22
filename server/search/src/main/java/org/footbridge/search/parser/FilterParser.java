package org.footbridge.search.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.search.compile.ValueCompiler;
import org.footbridge.search.parameter.CommonParameters;
import org.footbridge.search.parameter.SearchParameter;
import org.footbridge.search.parameter.SearchParameter.Kind;
import org.footbridge.search.parser.FilterSyntax.Node;
import org.footbridge.search.parser.FilterSyntax.Path;
import org.footbridge.search.request.Criterion;
import org.footbridge.search.request.Criterion.All;
import org.footbridge.search.request.Criterion.Any;
import org.footbridge.search.request.Criterion.Chained;
import org.footbridge.search.request.Criterion.Not;
import org.footbridge.search.request.Criterion.Target;
import org.footbridge.search.type.FilterComparison;

/**
 * Resolves the names in a parsed {@code _filter} against a resource type. Operators become the modifiers and prefixes of
 * ordinary searches where those exist.
 *
 * @see <a href="https://hl7.org/fhir/R4/search_filter.html">R4 filter operations</a>
 */
final class FilterParser {
    private static final Set<Kind> ORDERED = Set.of(Kind.DATE, Kind.NUMBER, Kind.QUANTITY);
    private static final Set<String> PREFIXES = Set.of("gt", "lt", "ge", "le", "ap", "sa", "eb");
    private static final Map<String, String> TOKEN_MODIFIERS =
            Map.of("ss", "below", "sb", "above", "in", "in", "ni", "not-in");

    private final CriterionParser criteria;
    private final ValueCompiler compiler;

    FilterParser(CriterionParser criteria, ValueCompiler compiler) {
        this.criteria = criteria;
        this.compiler = compiler;
    }

    Criterion parse(String type, String text) {
        return bind(type, FilterSyntax.parse(text));
    }

    private Criterion bind(String type, Node node) {
        if (node instanceof Node.Logic logic) {
            List<Criterion> parts =
                    logic.nodes().stream().map(part -> bind(type, part)).toList();
            return logic.all() ? new All(parts) : new Any(parts);
        } else if (node instanceof Node.Not not) {
            return new Not(bind(type, not.node()));
        }
        Node.Test test = (Node.Test) node;
        return bind(type, test.path(), test);
    }

    private Criterion bind(String type, Path path, Node.Test test) {
        Optional<Path> rest = path.rest();
        if (rest.isEmpty()) {
            return path.name().equals(CommonParameters.ID)
                    ? ids(type, test)
                    : test(criteria.parameter(type, path.name()), test);
        }
        List<Target> targets = new ArrayList<>();
        Optional<Problem> refusal = Optional.empty();
        CriterionParser.Link link = criteria.link(type, path.name());
        for (String target : link.targets()) {
            try {
                Criterion last = bind(target, rest.get(), test);
                targets.add(new Target(
                        target,
                        path.filter()
                                .map(filter -> (Criterion) new All(List.of(bind(target, filter), last)))
                                .orElse(last)));
            } catch (Problem problem) {
                refusal = refusal.isEmpty() ? Optional.of(problem) : refusal;
            }
        }
        if (targets.isEmpty()) {
            throw refusal.orElseThrow();
        }
        return new Chained(link.reference(), targets);
    }

    private static Criterion ids(String type, Node.Test test) {
        Criterion ids = new Criterion.Ids(type, List.of(test.value()));
        return switch (test.operator()) {
            case "eq" -> ids;
            case "ne" -> new Not(ids);
            default -> throw new Problem(ProblemKind.NOT_SUPPORTED, "_filter: _id takes eq and ne only.");
        };
    }

    private Criterion test(SearchParameter parameter, Node.Test test) {
        String operator = test.operator();
        Kind kind = parameter.kind();
        if (operator.equals("pr")) {
            CriterionParser.require(
                    test.value().equals("true") || test.value().equals("false"),
                    "_filter: pr must be followed by true or false, not '" + test.value() + "'.");
            return compiler.compile(parameter, "missing", List.of(test.value().equals("true") ? "false" : "true"));
        } else if (PREFIXES.contains(operator) && ORDERED.contains(kind)) {
            return values(parameter, "", operator + test.value());
        } else if (operator.equals("ne")) {
            return ORDERED.contains(kind) ? values(parameter, "", "ne" + test.value()) : unequal(parameter, test);
        } else if (operator.equals("eq")) {
            return equal(parameter, test);
        } else if (kind == Kind.STRING && operator.equals("co")) {
            return values(parameter, "contains", test.value());
        } else if (kind == Kind.STRING && operator.equals("sw")) {
            return values(parameter, "", test.value());
        } else if (kind == Kind.STRING && operator.equals("ew")) {
            return compared(parameter, FilterComparison.ENDS_WITH, test.value());
        } else if (kind == Kind.DATE && operator.equals("po")) {
            return compared(parameter, FilterComparison.OVERLAPS, test.value());
        } else if (kind == Kind.TOKEN && TOKEN_MODIFIERS.containsKey(operator)) {
            return values(parameter, TOKEN_MODIFIERS.getOrDefault(operator, ""), test.value());
        } else if (kind == Kind.URI && (operator.equals("ss") || operator.equals("sb"))) {
            return values(parameter, operator.equals("ss") ? "below" : "above", test.value());
        } else if (kind == Kind.REFERENCE && operator.equals("re")) {
            return values(parameter, "", test.value());
        }
        throw new Problem(
                ProblemKind.NOT_SUPPORTED,
                "_filter: the operator '" + operator + "' does not apply to '" + parameter.code() + "', which is a "
                        + kind.name().toLowerCase(Locale.ROOT) + ".");
    }

    private Criterion equal(SearchParameter parameter, Node.Test test) {
        return parameter.kind() == Kind.STRING
                ? compared(parameter, FilterComparison.EQUALS, test.value())
                : values(parameter, "", test.value());
    }

    /** There is a value, and none of them is the one. */
    private Criterion unequal(SearchParameter parameter, Node.Test test) {
        Criterion present = compiler.compile(parameter, "missing", List.of("false"));
        return new All(List.of(present, new Not(equal(parameter, test))));
    }

    private Criterion compared(SearchParameter parameter, String comparison, String value) {
        return compiler.compared(parameter, comparison, escaped(parameter, value));
    }

    private Criterion values(SearchParameter parameter, String modifier, String value) {
        return criteria.values(parameter, modifier, List.of(escaped(parameter, value)));
    }

    /** A filter has one value, so that a comma in it separates nothing. */
    private static String escaped(SearchParameter parameter, String value) {
        String escaped = value.replace("\\", "\\\\").replace(",", "\\,");
        return parameter.kind() == Kind.STRING ? escaped.replace("|", "\\|").replace("$", "\\$") : escaped;
    }
}
