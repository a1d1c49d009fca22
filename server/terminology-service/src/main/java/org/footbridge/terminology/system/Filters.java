package org.footbridge.terminology.system;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.store.concept.ConceptFilter;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;

/**
 * Converts the filters of a value set to concept filters, and combines concept filters.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset.html#compositions">R4 value set composition</a>
 */
public final class Filters {
    /** An expression constraint of SNOMED CT; in earlier definitions it is called an expression. */
    static final String CONSTRAINT = "constraint";

    /** The property of a concept that is a reference set with members. */
    static final String REFERENCE_SET = "reference-set";

    private static final String SNOMED = "http://snomed.info/sct";

    private Filters() {}

    /** Compiles {@code filter} for {@code system}; empty if its operator or property is not supported. */
    public static Optional<ConceptFilter> read(ConceptSetFilterComponent filter, KnownSystem system) {
        if (!filter.hasProperty() || !filter.hasOp() || !filter.hasValue()) {
            return Optional.empty();
        }
        String value = filter.getValue();
        boolean equal = filter.getOp() == FilterOperator.EQUAL;
        return switch (filter.getProperty()) {
            case CONSTRAINT, "expression" -> equal ? Optional.of(Constraints.read(value, system)) : Optional.empty();
            case REFERENCE_SET -> Optional.of(new ConceptFilter.Near(ConceptFilter.Way.SET, ConceptFilter.ALL));
            case "concept", "code" ->
                // of SNOMED CT, "in" is followed by a reference set
                filter.getOp() == FilterOperator.IN && system.url().equals(SNOMED)
                        ? Optional.of(new ConceptFilter.MemberOf(value))
                        : byCode(filter.getOp(), value, system);
            case "parent" -> equal ? Optional.of(new ConceptFilter.ChildOf(system.spelled(value))) : Optional.empty();
            case "child" -> equal ? Optional.of(new ConceptFilter.ParentOf(system.spelled(value))) : Optional.empty();
            default ->
                system.properties().containsKey(filter.getProperty()) // perhaps it is called otherwise here
                        ? byProperty(filter.getProperty(), filter.getOp(), value)
                        : Optional.empty();
        };
    }

    private static Optional<ConceptFilter> byCode(FilterOperator operator, String value, KnownSystem system) {
        return switch (operator) {
            case EQUAL -> Optional.of(new ConceptFilter.Codes(Set.of(system.spelled(value))));
            case IN -> Optional.of(new ConceptFilter.Codes(spelled(list(value), system)));
            case NOTIN -> Optional.of(new ConceptFilter.Not(new ConceptFilter.Codes(spelled(list(value), system))));
            case ISA -> Optional.of(new ConceptFilter.Below(system.spelled(value), true));
            case ISNOTA -> Optional.of(new ConceptFilter.Not(new ConceptFilter.Below(system.spelled(value), true)));
            case DESCENDENTOF -> Optional.of(new ConceptFilter.Below(system.spelled(value), false));
            case GENERALIZES -> Optional.of(new ConceptFilter.Above(system.spelled(value), true));
            default -> Optional.empty();
        };
    }

    private static Optional<ConceptFilter> byProperty(String property, FilterOperator operator, String value) {
        return switch (operator) {
            case EQUAL -> Optional.of(new ConceptFilter.Property(property, Set.of(value)));
            case IN -> Optional.of(new ConceptFilter.Property(property, list(value)));
            case NOTIN -> Optional.of(new ConceptFilter.Not(new ConceptFilter.Property(property, list(value))));
            case EXISTS -> {
                ConceptFilter has = new ConceptFilter.HasProperty(property);
                yield Optional.of(value.equals("true") ? has : new ConceptFilter.Not(has));
            }
            default -> Optional.empty();
        };
    }

    private static Set<String> spelled(Set<String> codes, KnownSystem system) {
        return codes.stream().map(system::spelled).collect(Collectors.toSet());
    }

    private static Set<String> list(String values) {
        return Splitter.on(',').trimResults().splitToStream(values).collect(Collectors.toSet());
    }

    public static ConceptFilter all(List<ConceptFilter> filters) {
        List<ConceptFilter> flat = new ArrayList<>();
        filters.forEach(
                filter -> flat.addAll(filter instanceof ConceptFilter.AllOf all ? all.filters() : List.of(filter)));
        return flat.size() == 1 ? flat.get(0) : new ConceptFilter.AllOf(flat);
    }

    public static ConceptFilter any(ConceptFilter one, ConceptFilter other) {
        if (one.equals(ConceptFilter.ALL) || other.equals(ConceptFilter.ALL)) {
            return ConceptFilter.ALL;
        } else if (one instanceof ConceptFilter.Codes some && other instanceof ConceptFilter.Codes others) {
            Set<String> codes = new LinkedHashSet<>(some.codes());
            codes.addAll(others.codes());
            return new ConceptFilter.Codes(codes);
        }
        return one.equals(other) ? one : new ConceptFilter.AnyOf(List.of(one, other));
    }

    /** Returns a finite superset of the codes that pass {@code filter}; empty if the filter enumerates none. */
    public static Optional<Set<String>> finite(ConceptFilter filter) {
        if (filter instanceof ConceptFilter.Codes codes) {
            return Optional.of(codes.codes());
        } else if (filter instanceof ConceptFilter.AllOf all) {
            return all.filters().stream().flatMap(one -> finite(one).stream()).findFirst();
        } else if (filter instanceof ConceptFilter.AnyOf any) {
            Set<String> codes = new LinkedHashSet<>();
            for (ConceptFilter one : any.filters()) {
                Optional<Set<String>> some = finite(one);
                if (some.isEmpty()) {
                    return some;
                }
                codes.addAll(some.get());
            }
            return Optional.of(codes);
        }
        return Optional.empty();
    }
}
