package org.footbridge.packages;

import java.util.List;
import java.util.Set;
import org.footbridge.json.Links;
import org.footbridge.store.definition.DefinitionStore;
import org.footbridge.store.resource.StoredVersion;
import org.footbridge.transaction.DefinitionFaults;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.definition.StoredDefinition;
import org.footbridge.validation.definition.StoredSource;

/** The definitions among the stored resources. */
public final class StoredDefinitions implements StoredSource {
    private final DefinitionStore store;
    private final ContentReader reader;

    public StoredDefinitions(DefinitionStore store, ContentReader reader) {
        this.store = store;
        this.reader = reader;
    }

    @Override
    public long revision() {
        return store.revision(TYPES);
    }

    @Override
    public List<StoredDefinition> all(Set<String> types) {
        return store.all(types).stream().map(this::definition).toList();
    }

    private StoredDefinition definition(StoredVersion version) {
        String place = version.type() + "/" + version.id();
        return DefinitionFaults.definition(place, reader.json(version.type(), version.body(), Links.NONE));
    }
}
