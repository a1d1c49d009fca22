package org.footbridge.bench.step;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.footbridge.bench.data.Outcome;
import org.footbridge.bench.data.Person;
import org.footbridge.bench.data.Referral;
import org.footbridge.bench.data.Resources;
import org.footbridge.bench.data.Resources.Parties;
import org.footbridge.bench.data.Resources.Text;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.Loader;

/** People with all that is written down about them as one transaction; the resources name each other by full URLs. */
final class NewPeople {

    private final Loaded loaded;
    private final StringBuilder entries = new StringBuilder(20_000);
    private final List<String> types = new ArrayList<>();

    NewPeople(Loaded loaded, List<Person> people) {
        this.loaded = loaded;
        people.forEach(this::add);
    }

    private void add(Person person) {
        Resources resources = loaded.resources();
        String key = "t" + person.nhsNumber();
        String condition = ",\"ifNoneExist\":\"" + Strangers.condition(person) + "\"";
        String patient = add("Patient", resources.patient(person), condition);
        List<String> referrals = new ArrayList<>();
        for (Referral referral : person.referrals()) {
            String identifier = key + "-r" + referrals.size();
            byte[] body = resources.referral(identifier, referral, loaded.parties(patient, referral));
            referrals.add(add("ServiceRequest", body, ""));
        }
        for (Outcome outcome : person.outcomes()) {
            Parties parties = loaded.parties(patient, person.referrals().get(outcome.referral()));
            String referral = referrals.get(outcome.referral());
            Text text = new Text(key + "-o" + types.size(), Loader.NOTE);
            add("Observation", resources.outcome(null, text, outcome, referral, parties), "");
        }
        Referral first = person.referrals().get(0);
        Parties parties = loaded.parties(patient, first);
        add("Task", resources.task(key + "-t", first, referrals.get(0), parties), "");
        Text text = new Text(key + "-g", Loader.NOTE);
        add("Goal", resources.goal(null, text, first, referrals.get(0), parties), "");
    }

    /** Of the resources, in the order of the entries. */
    List<String> types() {
        return types;
    }

    byte[] transaction() {
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + entries + "]}";
        return bundle.getBytes(StandardCharsets.UTF_8);
    }

    private String add(String type, byte[] body, String condition) {
        String fullUrl = "urn:uuid:" + UUID.randomUUID();
        entries.append(types.isEmpty() ? "" : ",")
                .append("{\"fullUrl\":\"")
                .append(fullUrl)
                .append("\",\"resource\":")
                .append(new String(body, StandardCharsets.UTF_8))
                .append(",\"request\":{\"method\":\"POST\",\"url\":\"")
                .append(type)
                .append('"')
                .append(condition)
                .append("}}");
        types.add(type);
        return fullUrl;
    }
}
