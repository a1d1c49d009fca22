package org.footbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.footbridge.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Work on the index outlives the server that does it, and is done again where the index was made otherwise. */
class ReindexRestartTest {
    private static final int PATIENTS = 500;

    @RegisterExtension
    static final RunningServer idle =
            RunningServer.with("--footbridge.validation.mode=off", "--footbridge.reindex.delay=1h");

    @RegisterExtension
    static final RunningServer moved = RunningServer.with(Indexing.AT_ONCE);

    @Test
    void aJobGoesOnWhereTheServerWasStopped() {
        IntStream.range(0, PATIENTS).forEach(i -> idle.put("Patient/p" + i, Indexing.patient("p" + i, "green")));
        idle.stop(); // or it might see the parameter first, and take its time
        // sleeps a hundred times as long as it takes for a batch
        RunningServer sluggish = idle.beside(
                "--footbridge.validation.mode=off", "--footbridge.reindex.delay=0s", "--footbridge.reindex.share=0.01");
        Indexing.put(sluggish, "eye", "Patient", "eye", "token", Indexing.EYE);
        while (latest(sluggish).get("done").equals("0")) {
            Indexing.pause();
        }
        assertThat(latest(sluggish)).containsEntry("state", "running").containsEntry("total", "500");
        assertThat(Indexing.remarks(sluggish, "Patient?eye=green"))
                .singleElement()
                .asString()
                .matches(
                        "The index of 'eye' on Patient is being built \\(\\d+ % done\\); the result may be incomplete.");
        sluggish.stop();
        String done =
                idle.rows("SELECT done FROM job WHERE kind = 'reindex'").get(0).replaceAll("\\D", "");
        assertThat(Integer.parseInt(done)).isBetween(1, PATIENTS - 1);

        RunningServer next = idle.beside(Indexing.AT_ONCE);
        Map<String, String> job = Indexing.settled(next).get(0);
        assertThat(job)
                .containsEntry("done", "500")
                .containsEntry("total", "500")
                .containsEntry("changed", "500");
        assertThat(Indexing.found(next, "Patient?eye=green")).hasSize(PATIENTS);

        // as if the server had been killed after it wrote the entries, and before it saved that it had
        idle.sql(
                "UPDATE job SET state = 'running', done = 0, position = regexp_replace(position, '^(\\d+) \\d+ (\\d+) .*', '\\1 0 \\2 0 0'),"
                        + " worker = 'killed', lease = now() + interval '1 second' WHERE kind = 'reindex'");
        assertThat(Indexing.settled(next).get(0)).containsEntry("done", "500").containsEntry("changed", "0");
        next.stop();
    }

    private static Map<String, String> latest(RunningServer of) {
        return Indexing.jobs(of.get("$reindex")).get(0);
    }

    @Test
    void anIndexMadeUnderOtherSettingsIsMadeAnew() {
        assertThat(Indexing.jobs(moved.get("$reindex"))).isEmpty();
        moved.put(
                "Task/t",
                Expect.json("{'resourceType':'Task','id':'t','status':'draft','intent':'order',"
                        + "'for':{'reference':'https://b.example/fhir/Patient/1'}}"));
        assertThat(Indexing.found(moved, "Task?patient=Patient/1")).isEmpty();
        RunningServer again = moved.beside(Indexing.AT_ONCE);
        assertThat(Indexing.jobs(again.get("$reindex"))).isEmpty();
        again.stop();
        moved.stop(); // or it might do the work, under its own settings
        RunningServer other = moved.beside(
                "--footbridge.base-url=https://b.example/fhir",
                "--footbridge.validation.mode=off",
                "--footbridge.reindex.delay=1h");
        assertThat(Indexing.remarks(other, "Task?_id=t"))
                .containsExactly(
                        "The index of this server is being built anew (0 % done); the result may be incomplete.");
        // the first server looks for work as well, but would do it by the settings of before
        other.sql("UPDATE job SET due = now() WHERE kind = 'reindex'");
        assertThat(Indexing.settled(other).get(0))
                .containsEntry("cause", "index")
                .containsEntry("changed", "1");
        assertThat(Indexing.found(other, "Task?patient=Patient/1")).containsExactly("t");
        assertThat(Indexing.remarks(other, "Task?_id=t")).isEmpty();
        other.stop();
    }
}
