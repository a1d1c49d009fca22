package org.footbridge.reindex;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.footbridge.search.SearchIndexer;
import org.footbridge.search.index.IndexEntries;
import org.footbridge.store.resource.IndexedVersion;
import org.footbridge.store.resource.ResourceStore;
import org.footbridge.store.resource.StoredVersion;
import org.hl7.fhir.r4.model.Resource;

/**
 * Computes the index entries of stored resources again. A resource that another transaction writes meanwhile is left to that
 * transaction.
 */
public final class Reindexer {
    private final ResourceStore store;
    private final FhirContext context;

    public Reindexer(ResourceStore store, FhirContext context) {
        this.store = store;
        this.context = context;
    }

    /** The current version of this resource, if there is one. */
    void reindex(String type, String id, SearchIndexer indexer) {
        Optional<IndexedVersion> found = store.indexed(type, id);
        while (found.isPresent() && !settles(found.get(), indexer)) {
            found = store.indexed(type, id);
        }
    }

    /** The index entries of {@code version}, as if it were current. */
    public IndexEntries entries(StoredVersion version, SearchIndexer indexer) {
        return indexer.index(model(version));
    }

    private boolean settles(IndexedVersion found, SearchIndexer indexer) {
        IndexEntries entries = entries(found.version(), indexer);
        return found.has(entries) || store.index(found, entries);
    }

    /**
     * Whether the entries were changed. They are written only if they differ, unless {@code all} is asked for.
     *
     * @throws RuntimeException if the version cannot be read or indexed
     */
    boolean reindex(IndexedVersion found, SearchIndexer indexer, boolean all) {
        IndexEntries entries = entries(found.version(), indexer);
        return (all || !found.has(entries)) && store.index(found, entries);
    }

    private Resource model(StoredVersion version) {
        Resource resource = (Resource) context.newJsonParser()
                .parseResource(
                        context.getResourceDefinition(version.type()).getImplementingClass(),
                        new ByteArrayInputStream(version.body()));
        resource.setId(version.id());
        return resource;
    }
}
