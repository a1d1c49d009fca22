package org.footbridge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.footbridge.bench.check.WrongAnswer;
import org.footbridge.bench.data.DataSet;
import org.footbridge.bench.data.Resources;
import org.footbridge.bench.load.Loaded;
import org.footbridge.bench.load.Loader;
import org.footbridge.bench.load.Revisit;
import org.footbridge.bench.load.StateFile;

/**
 * The data in a server, loaded now or on another day.
 *
 * @param load empty if they were there before
 */
record Population(Loaded loaded, Optional<LoadFigures> load) {

    private static final List<String> SIZE = List.of("--seed", "--patients", "--services");

    /**
     * The data a command line asks for.
     *
     * @param number of the server on the command line, from 0: the n-th state file is its own
     * @throws WrongAnswer if the server does not take them, or has others than the state file says
     */
    static Population of(Target target, int number, Options options)
            throws IOException, WrongAnswer, InterruptedException, SQLException {
        List<String> files = options.all("--state");
        Optional<StateFile> state =
                number < files.size() ? Optional.of(new StateFile(Path.of(files.get(number)))) : Optional.empty();
        if (!options.has("--skip-load")) {
            return loadedNow(target, state, options);
        }
        if (SIZE.stream().anyMatch(options::has)) {
            throw new IllegalArgumentException("What was loaded is what '--state' says: leave out " + SIZE);
        }
        return there(
                target,
                state.orElseThrow(() -> new IllegalArgumentException("'--skip-load' needs '--state' of each server")),
                claimsProfiles(options));
    }

    /** The data that are in a server according to a state file. */
    static Population there(Target target, StateFile state, boolean profiles) throws IOException, WrongAnswer {
        Loaded before = state.read(data -> new Resources(data, profiles));
        return new Population(new Revisit(target.endpoint(), before).loaded(), Optional.empty());
    }

    private static Population loadedNow(Target target, Optional<StateFile> state, Options options)
            throws IOException, WrongAnswer, InterruptedException, SQLException {
        state.ifPresent(StateFile::refuseIfThere);
        int patients = options.count("--patients", 2000);
        int services = options.count("--services", DataSet.servicesFor(patients));
        DataSet data = new DataSet(options.count("--seed", 1), patients, services);
        Resources resources = new Resources(data, claimsProfiles(options));
        Loader loader = new Loader(target.endpoint(), data, resources, options.count("--connections", 8));
        LoadFigures.Result load = LoadFigures.load(target, loader, state);
        return new Population(load.loaded(), Optional.of(load.figures()));
    }

    private static boolean claimsProfiles(Options options) {
        String profiles = options.text("--profiles").orElse("none");
        return switch (profiles) {
            case "none" -> false;
            case "claimed" -> true;
            default -> throw new IllegalArgumentException("'--profiles' is none or claimed, not '" + profiles + "'");
        };
    }

    /** How many resources were loaded. */
    int resources() {
        return Loader.count(loaded.data());
    }
}
