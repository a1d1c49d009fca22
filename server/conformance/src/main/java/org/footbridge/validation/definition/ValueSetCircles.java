package org.footbridge.validation.definition;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.jspecify.annotations.Nullable;

/**
 * Finds value sets that include themselves, directly or through others. They are hidden from HAPI's validator, whose
 * expansion in memory follows every reference and does not detect cycles.
 *
 * @see <a href="https://hl7.org/fhir/R4/valueset.html#compositions">R4 value set composition</a>
 */
final class ValueSetCircles {
    private static final int DEPTH_MAX = 50;

    /** More steps than this from one value set to the next take HAPI's validator seconds. */
    private static final int STEPS_MAX = 1_000;

    private final StoredLayer stored;
    private final IValidationSupport base;
    private final ValueSet start;
    private final Deque<ValueSet> path = new ArrayDeque<>();
    private int steps;

    private ValueSetCircles(StoredLayer stored, IValidationSupport base, ValueSet start) {
        this.stored = stored;
        this.base = base;
        this.start = start;
    }

    /**
     * Returns a sentence for each of {@code sets} that cannot be expanded.
     *
     * @param sets the value sets, of which a later one hides an earlier one with its URL and version
     * @param base the definitions to which the sets may also refer
     */
    static Map<ValueSet, String> of(Collection<ValueSet> sets, StoredLayer nothing, IValidationSupport base) {
        sets.forEach(nothing::add);
        Map<ValueSet, String> faults = new LinkedHashMap<>();
        for (ValueSet set : sets) {
            new ValueSetCircles(nothing, base, set).fault(set).ifPresent(fault -> faults.put(set, fault));
        }
        return faults;
    }

    private Optional<String> fault(ValueSet at) {
        if (path.size() == DEPTH_MAX || ++steps > STEPS_MAX) {
            return Optional.of("It includes too many other value sets: more than " + DEPTH_MAX
                    + " levels, or more than " + STEPS_MAX + " in total.");
        }
        path.push(at);
        Optional<String> fault =
                parts(at).map(this::faultOfPart).flatMap(Optional::stream).findFirst();
        path.pop();
        return fault;
    }

    private Optional<String> faultOfPart(String canonical) {
        ValueSet part = find(canonical);
        if (part == start) {
            return Optional.of("It includes itself through '" + canonical + "'.");
        }
        // a circle that does not come back to the start is the fault of others
        return part == null || path.stream().anyMatch(before -> before == part) ? Optional.empty() : fault(part);
    }

    private @Nullable ValueSet find(String canonical) {
        return stored.find("ValueSet", canonical)
                .map(ValueSet.class::cast)
                .orElseGet(() -> base.fetchValueSet(canonical) instanceof ValueSet known ? known : null);
    }

    private static Stream<String> parts(ValueSet set) {
        return Stream.concat(set.getCompose().getInclude().stream(), set.getCompose().getExclude().stream())
                .map(ConceptSetComponent::getValueSet)
                .flatMap(others -> others.stream().filter(CanonicalType::hasValue))
                .map(CanonicalType::getValue);
    }
}
