package org.footbridge.bench.load;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.footbridge.bench.check.Stored;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Person;
import org.footbridge.bench.data.Resources;

/**
 * The ids a server gave to the data, so that the same database can be measured again. Lines of text, compressed: what it
 * is, then seed, people and services, the services, the roles, and each person with what belongs to them. A version
 * stands behind the id only if it is not the usual one. All else follows from the seed.
 */
public final class StateFile {

    private static final String HEAD = "footbridge-bench-state 1";
    /** Neither an id nor a version has one. */
    private static final String VERSION = ":";

    private final Path file;

    public StateFile(Path file) {
        this.file = file;
    }

    /** @throws IllegalArgumentException if there is a file already: loading takes long, so nothing must be lost to it */
    public void refuseIfThere() {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(
                    "'" + file + "' is there already: add --skip-load, or name another file");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new IllegalArgumentException("'" + file + "' cannot be written");
        }
    }

    public void write(Loaded loaded) throws IOException {
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)),
                StandardCharsets.US_ASCII))) {
            DataSet data = loaded.data();
            line(out, List.of(HEAD));
            line(
                    out,
                    List.of(
                            Long.toString(data.seed()),
                            Integer.toString(data.searchable().size()),
                            Integer.toString(data.servicesForAll())));
            line(out, words(loaded.services()));
            line(out, words(loaded.roles()));
            for (StoredPerson person : loaded.people()) {
                List<Stored> all = new ArrayList<>(List.of(person.patient()));
                all.addAll(person.referrals());
                all.addAll(person.outcomes());
                all.add(person.task());
                all.add(person.goal());
                line(out, words(all));
            }
        }
    }

    /**
     * The data as they were when they had been loaded.
     *
     * @param resources for what is to be written later
     * @throws IOException also if the file is no such file or is cut off
     */
    public Loaded read(Function<DataSet, Resources> resources) throws IOException {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
            if (!HEAD.equals(in.readLine())) {
                throw new IOException("'" + file + "' holds no state that this version knows");
            }
            String[] head = line(in);
            DataSet data = new DataSet(Long.parseLong(head[0]), Integer.parseInt(head[1]), Integer.parseInt(head[2]));
            List<Stored> services = new Words(line(in)).stored("HealthcareService", data.services());
            List<Stored> roles = new Words(line(in)).stored("PractitionerRole", data.roles());
            List<StoredPerson> people = new ArrayList<>(data.people().size());
            for (Person person : data.people()) {
                people.add(person(person, new Words(line(in))));
            }
            return new Loaded(data, resources.apply(data), services, roles, people);
        }
    }

    private static StoredPerson person(Person person, Words words) throws IOException {
        return new StoredPerson(
                person,
                words.stored("Patient"),
                words.stored("ServiceRequest", person.referrals().size()),
                words.stored("Observation", person.outcomes().size()),
                words.stored("Task"),
                words.stored("Goal"));
    }

    private static void line(BufferedWriter out, List<String> words) throws IOException {
        out.write(String.join(" ", words));
        out.write('\n');
    }

    private String[] line(BufferedReader in) throws IOException {
        String line = in.readLine();
        if (line == null) {
            throw new EOFException("'" + file + "' ends early");
        }
        return line.split(" ", -1);
    }

    private static List<String> words(List<Stored> resources) {
        return resources.stream().map(StateFile::word).toList();
    }

    private static String word(Stored stored) {
        return stored.version().equals(Stored.FIRST_VERSION) ? stored.id() : stored.id() + VERSION + stored.version();
    }

    /** The words of a line, one after the other. */
    private static final class Words {

        private final String[] words;
        private int next;

        Words(String[] words) {
            this.words = words;
        }

        Stored stored(String type) throws EOFException {
            if (next == words.length) {
                throw new EOFException("A line of the state ends early");
            }
            String word = words[next++];
            int version = word.indexOf(VERSION);
            return version < 0
                    ? new Stored(type, word, Stored.FIRST_VERSION)
                    : new Stored(type, word.substring(0, version), word.substring(version + 1));
        }

        List<Stored> stored(String type, int count) throws EOFException {
            List<Stored> all = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                all.add(stored(type));
            }
            return all;
        }
    }
}
