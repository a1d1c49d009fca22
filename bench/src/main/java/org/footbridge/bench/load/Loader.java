package org.footbridge.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.footbridge.bench.check.Checks;
import org.footbridge.bench.check.Content;
import org.footbridge.bench.check.Stored;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.NhsNumber;
import org.footbridge.bench.data.Outcome;
import org.footbridge.bench.data.Person;
import org.footbridge.bench.data.Referral;
import org.footbridge.bench.data.Resources;
import org.footbridge.bench.data.Resources.Parties;
import org.footbridge.bench.data.Resources.Text;
import org.footbridge.bench.http.Connection;
import org.footbridge.bench.http.Endpoint;
import org.footbridge.bench.http.Request;

/**
 * Puts the data into a server with single creates, each referring to the ids the server gave before. Any server can do
 * that, and it is the work a create measures.
 */
public final class Loader {

    public static final String NOTE = "Filled in together with the link worker.";

    private static final int NEWS_EVERY = 100_000;
    private static final int EACH = 11;

    private final Endpoint endpoint;
    private final DataSet data;
    private final Resources resources;
    private final int connections;
    private final AtomicInteger created = new AtomicInteger();
    private volatile boolean failed;

    public Loader(Endpoint endpoint, DataSet data, Resources resources, int connections) {
        this.endpoint = endpoint;
        this.data = data;
        this.resources = resources;
        this.connections = connections;
    }

    /** @throws WrongAnswer if the server has the data of this seed already: then nothing could be checked */
    public void refuseIfLoaded() throws IOException, WrongAnswer {
        String number = data.people().get(0).nhsNumber();
        String path = "/Patient?identifier=" + NhsNumber.SYSTEM + "%7C" + number;
        try (Connection connection = new Connection(endpoint)) {
            Content found = Content.of(Checks.expect(connection, Request.get(path), 200));
            if (!found.entries().isEmpty()) {
                throw new WrongAnswer("the data of seed " + data.seed()
                        + " are there already: take another --seed, or an empty database");
            }
        }
    }

    /** @throws WrongAnswer as soon as one resource is not taken */
    public Loaded load() throws IOException, WrongAnswer, InterruptedException {
        int services = data.services();
        List<Stored> organizations = all(services, i -> c -> create(c, "Organization", resources.organization(i)));
        List<Stored> locations = all(
                services,
                i -> c -> create(
                        c,
                        "Location",
                        resources.location(i, organizations.get(i).reference())));
        List<Stored> offers = all(
                services,
                i -> c -> create(
                        c,
                        "HealthcareService",
                        resources.service(
                                i,
                                organizations.get(i).reference(),
                                locations.get(i).reference())));
        List<Stored> roles = all(
                data.roles(),
                i -> c -> create(
                        c,
                        "PractitionerRole",
                        resources.role(i, organizations.get(i % services).reference())));
        List<StoredPerson> people =
                all(data.people().size(), i -> c -> person(c, data.people().get(i), offers, roles));
        return new Loaded(data, resources, offers, roles, people);
    }

    /** How many resources {@link #load()} creates. */
    public int count() {
        return count(data);
    }

    public static int count(DataSet data) {
        return 3 * data.services() + data.roles() + EACH * data.people().size();
    }

    private StoredPerson person(Connection connection, Person person, List<Stored> services, List<Stored> roles)
            throws IOException, WrongAnswer {
        String key = "p" + person.number();
        Stored patient = create(connection, "Patient", resources.patient(person));
        List<Stored> referrals = new ArrayList<>(person.referrals().size());
        for (Referral referral : person.referrals()) {
            Parties parties = Loaded.parties(patient.reference(), referral, services, roles);
            byte[] body = resources.referral(key + "-r" + referrals.size(), referral, parties);
            referrals.add(create(connection, "ServiceRequest", body));
        }
        List<Stored> outcomes = new ArrayList<>(person.outcomes().size());
        for (Outcome outcome : person.outcomes()) {
            Parties parties =
                    Loaded.parties(patient.reference(), person.referrals().get(outcome.referral()), services, roles);
            String referral = referrals.get(outcome.referral()).reference();
            Text text = new Text(key + "-o" + outcomes.size(), NOTE);
            outcomes.add(create(connection, "Observation", resources.outcome(null, text, outcome, referral, parties)));
        }
        Referral first = person.referrals().get(0);
        String reference = referrals.get(0).reference();
        Parties parties = Loaded.parties(patient.reference(), first, services, roles);
        Stored task = create(connection, "Task", resources.task(key + "-t", first, reference, parties));
        byte[] goal = resources.goal(null, new Text(key + "-g", NOTE), first, reference, parties);
        return new StoredPerson(person, patient, referrals, outcomes, task, create(connection, "Goal", goal));
    }

    private Stored create(Connection connection, String type, byte[] body) throws IOException, WrongAnswer {
        Stored stored = Checks.create(connection, type, body);
        int count = created.incrementAndGet();
        if (count % NEWS_EVERY == 0) {
            System.err.println(count + " of " + count() + " resources");
        }
        return stored;
    }

    private <T> List<T> all(int count, IntFunction<Creation<T>> creations)
            throws IOException, WrongAnswer, InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(connections);
        try {
            List<Callable<List<T>>> shares = new ArrayList<>();
            for (int worker = 0; worker < connections; worker++) {
                int first = worker;
                shares.add(() -> share(first, count, creations));
            }
            List<Future<List<T>>> done = executor.invokeAll(shares);
            List<List<T>> parts = new ArrayList<>();
            for (Future<List<T>> part : done) {
                parts.add(part.get());
            }
            List<T> stored = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                stored.add(parts.get(i % connections).get(i / connections));
            }
            return stored;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WrongAnswer wrong) {
                throw wrong;
            }
            throw new IOException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private <T> List<T> share(int first, int count, IntFunction<Creation<T>> creations)
            throws IOException, WrongAnswer {
        List<T> stored = new ArrayList<>();
        try (Connection connection = new Connection(endpoint)) {
            for (int i = first; i < count && !failed; i += connections) {
                stored.add(creations.apply(i).on(connection));
            }
        } catch (IOException | WrongAnswer | RuntimeException e) {
            failed = true;
            throw e;
        }
        return stored;
    }

    /** What one connection does for one number. */
    private interface Creation<T> {
        T on(Connection connection) throws IOException, WrongAnswer;
    }
}
