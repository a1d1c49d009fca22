package org.footbridge.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.Loader;
import org.footbridge.bench.load.StateFile;
import org.footbridge.bench.probe.Database;
import org.footbridge.bench.probe.Usage;

/**
 * What loading took.
 *
 * @param bytes on disk, all the database has grown
 * @param relations by name, bytes of each that grew
 */
record LoadFigures(int resources, double seconds, Usage usage, double bytes, Map<String, Long> relations) {

    /**
     * Loads, with figures by the way.
     *
     * @param state where to note the ids, as soon as there is something to lose
     */
    static Result load(Target target, Loader loader, Optional<StateFile> state)
            throws IOException, WrongAnswer, InterruptedException, SQLException {
        loader.refuseIfLoaded();
        Database database = target.probe().database();
        Map<String, Long> relationsBefore = database == null ? Map.of() : database.relations();
        double bytesBefore = database == null ? 0 : (double) database.bytes();
        Usage before = target.probe().usage();
        long start = System.nanoTime();
        Loaded loaded = loader.load();
        double seconds = (System.nanoTime() - start) / 1e9;
        Usage usage = target.probe().usage().since(before);
        if (state.isPresent()) {
            state.get().write(loaded);
        }
        if (database == null) {
            return new Result(loaded, new LoadFigures(loader.count(), seconds, usage, 0, Map.of()));
        }
        database.settle();
        Map<String, Long> grown = new TreeMap<>();
        database.relations().forEach((name, bytes) -> {
            long growth = bytes - relationsBefore.getOrDefault(name, 0L);
            if (growth > 0) {
                grown.put(name, growth);
            }
        });
        double bytes = (double) database.bytes() - bytesBefore;
        return new Result(loaded, new LoadFigures(loader.count(), seconds, usage, bytes, grown));
    }

    double each(double sum) {
        return sum / resources;
    }

    /** The data in the server and what it took to get them there. */
    record Result(Loaded loaded, LoadFigures figures) {}
}
