package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.footbridge.bundle.BundleReader;
import org.footbridge.bundle.EntryReader;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.patch.Patches;
import org.footbridge.rest.Bundles;
import org.footbridge.rest.EntryReads;
import org.footbridge.rest.HistoryInteraction;
import org.footbridge.rest.Interactions;
import org.footbridge.rest.PageSizes;
import org.footbridge.rest.PatchBody;
import org.footbridge.rest.ReadInteraction;
import org.footbridge.rest.SearchCursors;
import org.footbridge.rest.SearchInteraction;
import org.footbridge.rest.WriteInteraction;
import org.footbridge.rest.WriteTrial;
import org.footbridge.search.SearchBasis;
import org.footbridge.search.SearchEngine;
import org.footbridge.search.SearchParameterRegistry;
import org.footbridge.store.Store;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeRules;
import org.footbridge.transaction.ContentReader;
import org.footbridge.validation.WriteRules;

/** What serves requests, put together. */
final class InteractionWiring {
    private final FhirContext context;
    private final ServerSettings settings;
    private final Store store;
    private final ContentReader reader;
    private final PageSizes sizes;
    private final Patches patches;

    InteractionWiring(
            FhirContext context, ServerSettings settings, Store store, ContentReader reader, FhirPaths paths) {
        this.context = context;
        this.settings = settings;
        this.store = store;
        this.reader = reader;
        this.sizes = new PageSizes(
                settings.search().countDefault(), settings.search().countMax());
        this.patches = new Patches(context, paths, reader.shapes());
    }

    Interactions interactions(
            SearchParameterRegistry parameters, SearchBasis basis, IndexWiring index, WriteRules writeRules) {
        Supplier<SearchEngine> language =
                parameters.derived(current -> SearchEngine.of(current, basis, sizes.usual(), sizes.most()));
        ChangeExecutor changes = new ChangeExecutor(store, reader, index.live(), writeRules, rules(), language);
        ReadInteraction reading = new ReadInteraction(store.resources());
        HistoryInteraction histories = new HistoryInteraction(store.history(), store.keys(), sizes);
        SearchInteraction searching = new SearchInteraction(
                store,
                language,
                new SearchCursors(store.keys(), settings.search().cursorLifetime(), InstantSource.system()),
                index.live(),
                index.progress(),
                settings.search().explain());
        Bundles bundles = new Bundles(
                context,
                store,
                changes,
                new BundleReader(reader, settings.bundles().entriesMax()),
                new EntryReader(context, changes, reader, patches),
                new EntryReads(context, reading, searching, histories));
        WriteInteraction writing = new WriteInteraction(
                store, index.live(), writeRules, changes, settings.updates().requireIfMatch());
        return new Interactions(
                reading,
                writing,
                new PatchBody(reader, patches),
                histories,
                searching,
                bundles,
                new WriteTrial(
                        store,
                        reader,
                        new ChangeExecutor(store, reader, index.live(), WriteRules.LOOKED_AT, rules(), language),
                        writeRules));
    }

    private ChangeRules rules() {
        return new ChangeRules(
                settings.updates().requireIfMatch(),
                settings.updates().conditionalDeletesMax(),
                settings.limits().bodyMax().toBytes(),
                settings.references().inTransactions(),
                settings.references().absolute(),
                settings.references().onDelete() == ServerSettings.References.OnDelete.BLOCK,
                settings.references().cascadeMax());
    }
}
