package org.footbridge.bench.step;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Referral;
import org.footbridge.bench.load.StoredPerson;

/** Who was referred to a service. */
final class ServiceIndex {

    private final List<List<Referred>> byService = new ArrayList<>();

    ServiceIndex(DataSet data, List<StoredPerson> people) {
        for (int service = 0; service < data.servicesForAll(); service++) {
            byService.add(new ArrayList<>(2));
        }
        for (StoredPerson person : people) {
            List<Referral> referrals = person.person().referrals();
            for (int which = 0; which < referrals.size(); which++) {
                byService.get(referrals.get(which).service()).add(new Referred(person, which));
            }
        }
    }

    /** Those referred to the service of a number. */
    List<Referred> of(int service) {
        return byService.get(service);
    }

    int services() {
        return byService.size();
    }

    /**
     * Somebody who was referred.
     *
     * @param referral number of the referral among those of the person
     */
    record Referred(StoredPerson person, int referral) {}
}
