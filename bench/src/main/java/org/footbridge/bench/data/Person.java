package org.footbridge.bench.data;

import java.time.LocalDate;
import java.util.List;

/** Somebody who was referred, with all that was written down about it. */
public record Person(
        int number,
        String nhsNumber,
        FullName name,
        LocalDate birthDate,
        List<Referral> referrals,
        List<Outcome> outcomes) {

    /** Somebody else about whom the same was written down. */
    public Person withNhsNumber(String other) {
        return new Person(number, other, name, birthDate, referrals, outcomes);
    }

    /** The name as it is in Patient.name. */
    public record FullName(String family, String given) {}
}
