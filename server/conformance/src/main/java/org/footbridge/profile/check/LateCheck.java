package org.footbridge.profile.check;

import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Base;
import org.jspecify.annotations.Nullable;

/** Check that is compiled on first use: definitions refer to each other in cycles, and most of them are never needed. */
public final class LateCheck implements Check {
    private final Supplier<Check> maker;
    private volatile @Nullable Check made;

    public LateCheck(Supplier<Check> maker) {
        this.maker = maker;
    }

    @Override
    public void check(Base value, Visit visit) {
        Check check = made;
        if (check == null) {
            // Two threads may both make it; either will do.
            check = maker.get();
            made = check;
        }
        check.check(value, visit);
    }
}
