package org.footbridge.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.footbridge.bench.check.Stored;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Person;
import org.footbridge.bench.data.Resources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    private final DataSet data = new DataSet(4, 30, 25);
    private int ids;

    @Test
    void keepsIdsAndVersions(@TempDir Path folder) throws IOException {
        StateFile file = new StateFile(folder.resolve("state"));
        file.refuseIfThere();
        Loaded loaded = loaded();
        file.write(loaded);
        Loaded again = file.read(d -> new Resources(d, false));
        assertThat(again.data().people()).isEqualTo(data.people());
        assertThat(again.data().services()).isEqualTo(25 + DataSet.WRITER_SERVICES);
        assertThat(again.services()).isEqualTo(loaded.services());
        assertThat(again.roles()).isEqualTo(loaded.roles());
        assertThat(again.people()).isEqualTo(loaded.people());
    }

    @Test
    void isNotOverwritten(@TempDir Path folder) throws IOException {
        StateFile file = new StateFile(folder.resolve("state"));
        file.write(loaded());
        assertThatIllegalArgumentException().isThrownBy(file::refuseIfThere).withMessageContaining("--skip-load");
        assertThatIllegalArgumentException()
                .isThrownBy(new StateFile(folder.resolve("no/state"))::refuseIfThere)
                .withMessageContaining("cannot be written");
    }

    @Test
    void refusesWhatIsCutOffOrSomethingElse(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("state");
        StateFile file = new StateFile(path);
        file.write(loaded());
        byte[] all = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(all, all.length / 2));
        assertThatThrownBy(() -> file.read(d -> new Resources(d, false))).isInstanceOf(IOException.class);
        Files.writeString(path, "something else");
        assertThatThrownBy(() -> file.read(d -> new Resources(d, false))).isInstanceOf(IOException.class);
    }

    private Loaded loaded() {
        List<StoredPerson> people = new ArrayList<>();
        for (Person person : data.people()) {
            people.add(new StoredPerson(
                    person,
                    stored("Patient"),
                    all("ServiceRequest", 2),
                    all("Observation", 6),
                    stored("Task"),
                    stored("Goal")));
        }
        return new Loaded(
                data,
                new Resources(data, false),
                all("HealthcareService", data.services()),
                all("PractitionerRole", data.roles()),
                people);
    }

    private List<Stored> all(String type, int count) {
        List<Stored> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(stored(type));
        }
        return all;
    }

    /** Some servers number versions, some do not. */
    private Stored stored(String type) {
        ids++;
        return new Stored(type, "id-" + ids, ids % 3 == 0 ? "v." + ids : "1");
    }
}
