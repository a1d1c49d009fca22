package org.footbridge.bench.load;

import java.util.List;
import org.footbridge.bench.check.Stored;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Referral;
import org.footbridge.bench.data.Resources;
import org.footbridge.bench.data.Resources.Parties;

/**
 * The data as one server has them.
 *
 * @param people in the order of the data: the writers last
 */
public record Loaded(
        DataSet data, Resources resources, List<Stored> services, List<Stored> roles, List<StoredPerson> people) {

    public List<StoredPerson> searchable() {
        return people.subList(0, data.searchable().size());
    }

    public List<StoredPerson> writers() {
        return people.subList(data.searchable().size(), people.size());
    }

    /** Who takes part in a referral, as references of this server. */
    public Parties parties(Stored patient, Referral referral) {
        return parties(patient.reference(), referral);
    }

    /** The same, of a patient that may be known by another name yet. */
    public Parties parties(String patient, Referral referral) {
        return parties(patient, referral, services, roles);
    }

    static Parties parties(String patient, Referral referral, List<Stored> services, List<Stored> roles) {
        return new Parties(
                patient,
                roles.get(referral.requester()).reference(),
                services.get(referral.service()).reference());
    }
}
