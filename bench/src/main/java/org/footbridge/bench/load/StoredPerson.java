package org.footbridge.bench.load;

import java.util.List;
import org.footbridge.bench.check.Stored;
import org.footbridge.bench.data.Person;

/** A person and all that is stored about them; referrals and outcomes in the order of the data. */
public record StoredPerson(
        Person person, Stored patient, List<Stored> referrals, List<Stored> outcomes, Stored task, Stored goal) {}
