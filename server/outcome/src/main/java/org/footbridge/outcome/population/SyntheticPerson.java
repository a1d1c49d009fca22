package org.footbridge.outcome.population;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * A person who does not exist, with one referral.
 *
 * @param state the status of the Task at its end; empty if there is none, as after signposting
 * @param lonelinessAfter empty if there is no follow-up
 */
public record SyntheticPerson(
        int number,
        LocalDate born,
        String gender,
        LocalDate referred,
        String mode,
        String profession,
        String need,
        int service,
        String state,
        int waitDays,
        boolean attended,
        int lonelinessBefore,
        OptionalInt lonelinessAfter,
        int gpBefore,
        int gpAfter,
        int aeBefore,
        int aeAfter) {}
