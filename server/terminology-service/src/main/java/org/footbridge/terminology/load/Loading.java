package org.footbridge.terminology.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.footbridge.problem.Problem;
import org.footbridge.problem.ProblemKind;
import org.footbridge.store.concept.Concept;
import org.footbridge.store.concept.ConceptHierarchy;
import org.footbridge.store.concept.ConceptLoad;
import org.footbridge.store.concept.ConceptLoads;

/** Loads a release into the concept tables in one transaction. Loading the same release again replaces it. */
public final class Loading {
    private static final int PORTION = 2_000;
    private static final int REPORT = 50_000;

    private final ConceptLoads loads;
    private final Consumer<String> progress;

    /** @param progress is told how far it has come, in sentences */
    public Loading(ConceptLoads loads, Consumer<String> progress) {
        this.loads = loads;
        this.progress = progress;
    }

    /**
     * A request to load a release.
     *
     * @param path a directory, a zip archive or a file
     * @param version the version; empty if the files contain it
     */
    public record Request(Path path, Optional<String> version) {}

    /**
     * Loads the release.
     *
     * @return a sentence that describes the loaded version
     * @throws Problem INVALID if the files are malformed, COSTLY if they are too large
     */
    public String load(Request request) {
        try (ReleaseFiles files = ReleaseFiles.open(request.path())) {
            Release release = release(files, request);
            String what = release.subject().name() + " (" + release.subject().url() + "|"
                    + release.subject().version() + ")";
            progress.accept("Reading the hierarchy of " + what);
            ConceptHierarchy hierarchy = new ConceptHierarchy();
            release.hierarchy(hierarchy);
            hierarchy.circle().ifPresent(circle -> {
                throw new Problem(
                        ProblemKind.INVALID,
                        "The hierarchy contains a cycle: " + String.join(" is below ", circle) + ".");
            });
            return "Loaded " + concepts(release, hierarchy) + " concepts of " + what + ".";
        }
    }

    private static Release release(ReleaseFiles files, Request request) {
        String path = String.valueOf(request.path().toAbsolutePath());
        return Rf2Release.in(files, request.version())
                .or(() -> LoincRelease.in(files, path, request.version()))
                .or(() -> CodeSystemFile.in(files, request.version()))
                .orElseThrow(() -> new Problem(
                        ProblemKind.INVALID,
                        "'" + request.path() + "' has no code system: neither sct2_Concept_…Snapshot_….txt"
                                + " (SNOMED CT, RF2), nor Loinc.csv, nor one file of JSON that is a CodeSystem."));
    }

    private int concepts(Release release, ConceptHierarchy hierarchy) {
        try (ConceptLoad load = loads.begin(release.subject(), hierarchy)) {
            Portions portions = new Portions(load);
            release.concepts(portions);
            portions.flush();
            if (portions.count == 0) {
                throw new Problem(ProblemKind.INVALID, "The release contains no concepts.");
            }
            progress.accept("Indexing " + portions.count + " concepts");
            load.finish();
            return portions.count;
        }
    }

    /** Passes concepts to the store in batches of some thousands. */
    private final class Portions implements Consumer<Concept> {
        private final ConceptLoad load;
        private final List<Concept> next = new ArrayList<>(PORTION);
        private int count;

        Portions(ConceptLoad load) {
            this.load = load;
        }

        @Override
        public void accept(Concept concept) {
            next.add(concept);
            count++;
            if (next.size() == PORTION) {
                flush();
            }
            if (count % REPORT == 0) {
                progress.accept(count + " concepts loaded");
            }
        }

        void flush() {
            if (!next.isEmpty()) {
                load.add(next);
                next.clear();
            }
        }
    }
}
