package org.footbridge.reindex;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.footbridge.json.ResourceJson;
import org.footbridge.problem.Problem;
import org.footbridge.search.SearchIndexer;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.store.resource.StoredVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The index as writes use it: its search parameters may change at any time, and are written like other resources. */
public final class LiveIndex {
    private static final Logger log = LoggerFactory.getLogger(LiveIndex.class);
    private static final String PARAMETER = "SearchParameter";

    private final CustomParameters parameters;
    private final Supplier<SearchIndexer> indexers;
    private final Reindexer reindexer;
    private final Consumer<StoredVersion> others;

    /**
     * {@code indexers} is a {@code derived} of the registry that {@code parameters} changes. {@code others} are told of
     * each version that was written, as there are definitions with other effects than on the index.
     */
    public LiveIndex(
            CustomParameters parameters,
            Supplier<SearchIndexer> indexers,
            Reindexer reindexer,
            Consumer<StoredVersion> others) {
        this.parameters = parameters;
        this.indexers = indexers;
        this.reindexer = reindexer;
        this.others = others;
    }

    /** @throws Problem RULE if it is a search parameter that cannot take effect */
    public void require(String id, ResourceJson json) {
        problems(Map.of(id, json)).values().stream().findFirst().ifPresent(problem -> {
            throw problem;
        });
    }

    /** Why the search parameters among {@code together}, by id, cannot take effect if all of them are written. */
    public Map<String, Problem> problems(Map<String, ResourceJson> together) {
        Map<String, byte[]> wanted = new LinkedHashMap<>();
        together.forEach((id, json) -> {
            if (json.type().equals(PARAMETER)) {
                wanted.put(id, json.render(id, 1, Instant.EPOCH));
            }
        });
        return wanted.isEmpty() ? Map.of() : parameters.problems(wanted);
    }

    /** By the parameters that are in effect now. */
    public SearchIndexer indexer() {
        return indexers.get();
    }

    /** The index entries of {@code version}, as if it were current. */
    public IndexEntries entries(StoredVersion version) {
        return reindexer.entries(version, indexer());
    }

    /**
     * To be called after a write with the indexer of its entries. If others were in effect before it was committed, a job
     * may have passed the resource by already, so it is indexed once more.
     */
    public void written(StoredVersion version, SearchIndexer used) {
        others.accept(version);
        try {
            if (version.type().equals(PARAMETER)) {
                parameters.refresh();
            }
            for (SearchIndexer now = indexers.get(), last = used; now != last; now = indexers.get()) {
                reindexer.reindex(version.type(), version.id(), now);
                last = now;
            }
        } catch (Problem problem) {
            // it is stored, and what was not done is seen to by the next look at the database
            log.warn("{} is stored, but the index could not be looked at: {}", version.path(), problem.message());
        }
    }
}
