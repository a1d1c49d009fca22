package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.footbridge.change.ChangeRules;
import org.footbridge.change.Changes;
import org.footbridge.change.ContentReader;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.patch.Patches;
import org.footbridge.rest.Bundles;
import org.footbridge.rest.EntryReads;
import org.footbridge.rest.Histories;
import org.footbridge.rest.Interactions;
import org.footbridge.rest.PageSizes;
import org.footbridge.rest.Patching;
import org.footbridge.rest.Reading;
import org.footbridge.rest.SearchCursors;
import org.footbridge.rest.Searching;
import org.footbridge.rest.WriteTrial;
import org.footbridge.rest.Writing;
import org.footbridge.search.SearchBasis;
import org.footbridge.search.SearchLanguage;
import org.footbridge.search.SearchParameterRegistry;
import org.footbridge.store.Store;
import org.footbridge.transaction.BundleReader;
import org.footbridge.transaction.EntryReader;
import org.footbridge.validation.WriteRules;

/** What serves requests, put together. */
final class InteractionParts {
    private final FhirContext context;
    private final ServerSettings settings;
    private final Store store;
    private final ContentReader reader;
    private final PageSizes sizes;
    private final Patches patches;

    InteractionParts(FhirContext context, ServerSettings settings, Store store, ContentReader reader, FhirPaths paths) {
        this.context = context;
        this.settings = settings;
        this.store = store;
        this.reader = reader;
        this.sizes = new PageSizes(
                settings.search().countDefault(), settings.search().countMax());
        this.patches = new Patches(context, paths, reader.shapes());
    }

    Interactions interactions(
            SearchParameterRegistry parameters, SearchBasis basis, IndexParts index, WriteRules writeRules) {
        Supplier<SearchLanguage> language =
                parameters.derived(current -> SearchLanguage.of(current, basis, sizes.usual(), sizes.most()));
        Changes changes = new Changes(store, reader, index.live(), writeRules, rules(), language);
        Reading reading = new Reading(store.resources());
        Histories histories = new Histories(store.history(), store.keys(), sizes);
        Searching searching = new Searching(
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
        Writing writing = new Writing(
                store, index.live(), writeRules, changes, settings.updates().requireIfMatch());
        return new Interactions(
                reading,
                writing,
                new Patching(reader, patches),
                histories,
                searching,
                bundles,
                new WriteTrial(
                        store,
                        reader,
                        new Changes(store, reader, index.live(), WriteRules.LOOKED_AT, rules(), language),
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
