package org.footbridge.bench.step;

import java.util.List;
import org.footbridge.bench.data.Person;

/** A resource a server has taken, at the version it had then. */
public record Stored(String type, String id, String version) {

    public String reference() {
        return type + "/" + id;
    }

    public String path() {
        return "/" + type + "/" + id;
    }

    /** A person and all that is stored about them; referrals and outcomes in the order of the data. */
    public record StoredPerson(
            Person person, Stored patient, List<Stored> referrals, List<Stored> outcomes, Stored task, Stored goal) {}
}
