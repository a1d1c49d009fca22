package org.footbridge.bench.step;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.footbridge.bench.check.Page;
import org.footbridge.bench.check.SearchChecks;
import org.footbridge.bench.check.Stored;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.NhsNumber;
import org.footbridge.bench.data.Outcome;
import org.footbridge.bench.data.Referral;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.StoredPerson;
import org.footbridge.bench.step.ServiceIndex.Referred;
import org.footbridge.bench.step.Step.Action;

/** Searches that follow references, forwards or backwards, and what each must find. */
final class ChainSteps {

    private static final String INCLUDES = "&_include=ServiceRequest:subject&_include=ServiceRequest:requester"
            + "&_include=ServiceRequest:performer&_revinclude=Observation:based-on&_revinclude=Task:focus";
    /** So many kinds of organisation are asked for at once. */
    private static final int KINDS = 11;

    private final Loaded loaded;
    private final List<StoredPerson> people;
    private final ServiceIndex services;

    ChainSteps(Loaded loaded) {
        this.loaded = loaded;
        people = loaded.searchable();
        services = new ServiceIndex(loaded.data(), people);
    }

    /** The referrals of the person with a number. */
    Action person() {
        return (connection, worker) -> {
            StoredPerson person = people.get(worker.any(people.size()));
            String number = NhsNumber.SYSTEM + "|" + person.person().nhsNumber();
            List<String> ids = person.referrals().stream().map(Stored::id).toList();
            SearchChecks.exactly(connection, "/ServiceRequest?patient.identifier=" + Query.encoded(number), ids);
        };
    }

    /** The outcomes of the referrals to a service since a date. */
    Action service() {
        return (connection, worker) -> {
            int service = worker.any(services.services());
            Instant since = Query.sometime(worker);
            Set<String> ids = new HashSet<>();
            for (Referred referred : services.of(service)) {
                List<Outcome> outcomes = referred.person().person().outcomes();
                for (int i = 0; i < outcomes.size(); i++) {
                    if (outcomes.get(i).referral() == referred.referral()
                            && outcomes.get(i).taken().isAfter(since)) {
                        ids.add(referred.person().outcomes().get(i).id());
                    }
                }
            }
            String path = "/Observation?based-on:ServiceRequest.performer=" + reference(service) + "&date=ge" + since;
            SearchChecks.page(connection, path + Query.COUNT, Page.of(ids, Query.PAGE));
        };
    }

    /** The people referred to a service who were born since a date. */
    Action has() {
        return (connection, worker) -> {
            int service = worker.any(services.services());
            LocalDate since = DataSet.FIRST_BIRTH.plusDays(worker.any(DataSet.BIRTH_DAYS));
            Set<String> ids = new HashSet<>();
            for (Referred referred : services.of(service)) {
                if (!referred.person().person().birthDate().isBefore(since)) {
                    ids.add(referred.person().patient().id());
                }
            }
            String path =
                    "/Patient?_has:ServiceRequest:patient:performer=" + reference(service) + "&birthdate=ge" + since;
            SearchChecks.page(connection, path + Query.COUNT, Page.of(ids, Query.PAGE));
        };
    }

    /** The referrals of a person with all that belongs to them. */
    Action include() {
        return (connection, worker) -> {
            StoredPerson person = people.get(worker.any(people.size()));
            Set<String> matches = new HashSet<>();
            Set<String> included = new HashSet<>();
            person.referrals().forEach(referral -> matches.add(referral.reference()));
            included.add(person.patient().reference());
            for (Referral referral : person.person().referrals()) {
                included.add(loaded.roles().get(referral.requester()).reference());
                included.add(reference(referral.service()));
            }
            person.outcomes().forEach(outcome -> included.add(outcome.reference()));
            included.add(person.task().reference());
            String path = "/ServiceRequest?patient=" + person.patient().reference() + INCLUDES;
            SearchChecks.withIncluded(connection, path, matches, included);
        };
    }

    /** The services of organisations of any of several kinds. */
    Action kinds() {
        List<Stored> all = loaded.services();
        return (connection, worker) -> {
            int first = worker.any(DataSet.KINDS);
            Set<String> ids = new HashSet<>();
            StringBuilder values = new StringBuilder();
            for (int kind = first; kind < first + KINDS; kind++) {
                values.append(values.isEmpty() ? "" : ",")
                        .append(loaded.data().kindSystem())
                        .append('|')
                        .append(DataSet.kind(kind));
                for (int i = kind % DataSet.KINDS; i < all.size(); i += DataSet.KINDS) {
                    ids.add(all.get(i).id());
                }
            }
            String path = "/HealthcareService?organization.type=" + Query.encoded(values.toString()) + Query.COUNT;
            SearchChecks.page(connection, path, Page.of(ids, Query.PAGE));
        };
    }

    private String reference(int service) {
        return loaded.services().get(service).reference();
    }
}
