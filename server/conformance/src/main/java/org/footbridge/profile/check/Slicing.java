package org.footbridge.profile.check;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ElementDefinition.SlicingRules;

/**
 * Assigns the values of an element to slices and checks the rules of each slice.
 *
 * @see <a href="https://hl7.org/fhir/R4/profiling.html#slicing">R4 slicing</a>
 */
public final class Slicing {
    public static final Slicing NONE = new Slicing(List.of(), SlicingRules.OPEN, false);

    /** A slice: its matcher, its cardinality, and the check of each of its values. */
    public record Slice(String name, Match match, int min, int max, Check each) {}

    /** Matcher of a slice: whether a value belongs to it. It throws a {@link DoubtException} if that is not certain. */
    @FunctionalInterface
    public interface Match {
        boolean matches(Base value, Visit visit);
    }

    private final List<Slice> slices;
    private final SlicingRules rules;
    private final boolean ordered;

    public Slicing(List<Slice> slices, SlicingRules rules, boolean ordered) {
        this.slices = List.copyOf(slices);
        this.rules = rules;
        this.ordered = ordered;
    }

    void check(String property, Base[] values, Visit visit) {
        if (slices.isEmpty() && rules != SlicingRules.CLOSED) {
            return;
        }
        int[] counts = new int[slices.size()];
        int last = -1;
        boolean rest = false;
        for (Base value : values) {
            visit.enter(property, value);
            int slice = sliceOf(value, visit);
            if (slice < 0) {
                rest = true;
                if (rules == SlicingRules.CLOSED) {
                    throw visit.doubt("value outside the slices");
                }
            } else {
                if ((rest && rules == SlicingRules.OPENATEND) || (ordered && slice < last)) {
                    visit.broken(
                            "order of slices",
                            "The value belongs to the slice '"
                                    + slices.get(slice).name() + "', which must come earlier in the list.");
                }
                last = slice;
                counts[slice]++;
                slices.get(slice).each().attempt(value, visit);
            }
            visit.leave();
        }
        requireCounts(counts, visit);
    }

    private void requireCounts(int[] counts, Visit visit) {
        for (int i = 0; i < counts.length; i++) {
            Slice slice = slices.get(i);
            if (counts[i] < slice.min() || counts[i] > slice.max()) {
                throw visit.doubt("cardinality of slice " + slice.name());
            }
        }
    }

    /** The one slice that the value belongs to; -1 if there is none. */
    private int sliceOf(Base value, Visit visit) {
        int found = -1;
        for (int i = 0; i < slices.size(); i++) {
            if (slices.get(i).match().matches(value, visit)) {
                if (found >= 0) {
                    throw visit.doubt("value of two slices");
                }
                found = i;
            }
        }
        return found;
    }
}
