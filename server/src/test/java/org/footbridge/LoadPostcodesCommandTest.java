package org.footbridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.directory.place.Coordinates;
import org.footbridge.directory.place.PlaceLookup;
import org.footbridge.directory.place.Postcode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The operator loads postcodes beside a server that runs. The positions are made up, but for the one that tests the grid. */
class LoadPostcodesCommandTest {
    @RegisterExtension
    static final RunningServer server = RunningServer.with();

    @TempDir
    Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int load(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(server.database().settings()));
        return LoadPostcodesCommand.run(
                all.toArray(String[]::new), new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static Coordinates place(String postcode) {
        return server.bean(PlaceLookup.class)
                .find(Postcode.parse(postcode).orElseThrow())
                .orElseThrow();
    }

    @Test
    void loadsThePostcodeDirectoryAndThenCodePointOpen() throws IOException {
        String onspd = file("onspd.csv", """
            "pcd","pcds","dointr","lat","long"
            "AB1 0AA","AB1 0AA","198001",57.101474,-2.242851
            "AB1 0AB","AB1 0AB","198001",57.102554,-2.246308
            "AB1 0AB","AB1 0AB","198001",1,1
            "IM1 1AA","IM1 1AA","198001",99.999999,0
            """);
        assertThat(load(onspd)).isEqualTo(LoadPostcodesCommand.LOADED);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Loaded 2 postcodes from 1 file.");
        assertThat(place("ab10ab")).isEqualTo(new Coordinates(57.102554, -2.246308));
        assertThat(server.rows("SELECT state FROM job WHERE kind = 'load-postcodes'"))
                .contains("(done)");

        // a water tower that guides to the National Grid reckon with
        file("nr.csv", "\"NR30 5AA\",10,651410,313177,\"E92000001\"\n\"NR30 5AB\",90,0,0,\"E92000001\"\n");
        file("ab.csv", "\"AB1 0AA\",10,385386,801193,\"S92000003\"\n");
        Files.delete(Path.of(onspd));
        assertThat(load(directory.toString())).isEqualTo(LoadPostcodesCommand.LOADED);
        assertThat(place("NR30 5AA").distanceKm(new Coordinates(52.657978, 1.716053)))
                .isLessThan(0.01);
        assertThat(place("AB1 0AA").distanceKm(new Coordinates(57.101474, -2.242851)))
                .isLessThan(0.2);
        assertThat(server.rows("SELECT code FROM postcode")).containsExactly("(AB10AA)", "(NR305AA)");
    }

    @Test
    void filesThatAreNotOfPostcodesLeaveWhatWasThere() throws IOException {
        assertThat(load(file("ok.csv", "pcds,lat,long\nM1 1AE,53.4,-2.2\n"))).isEqualTo(LoadPostcodesCommand.LOADED);
        Files.delete(directory.resolve("ok.csv"));
        assertThat(load(file("notes.csv", "hello,world\n"))).isEqualTo(LoadPostcodesCommand.REFUSED);
        assertThat(load(file("bad.csv", "pcds,lat,long\nM1 1AE,53.4,-2.2\nM1 1AF,north,-2\n")))
                .isEqualTo(LoadPostcodesCommand.REFUSED);
        assertThat(load(file("worse.csv", "pcds,lat,long\nhouse,53.4,-2.2\n"))).isEqualTo(LoadPostcodesCommand.REFUSED);
        assertThat(load(file("empty.csv", ""))).isEqualTo(LoadPostcodesCommand.REFUSED);
        assertThat(load(directory.resolve("nowhere").toString())).isEqualTo(LoadPostcodesCommand.REFUSED);
        assertThat(load()).isEqualTo(LoadPostcodesCommand.NOT_RUN);
        assertThat(place("M1 1AE")).isEqualTo(new Coordinates(53.4, -2.2));
    }
}
