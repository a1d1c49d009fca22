package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.footbridge.access.AccessControl;
import org.footbridge.bundle.BundleReader;
import org.footbridge.bundle.EntryReader;
import org.footbridge.fhirpath.FhirPaths;
import org.footbridge.patch.Patches;
import org.footbridge.repository.Repository;
import org.footbridge.rest.audit.AuditGate;
import org.footbridge.rest.audit.AuditQueryParser;
import org.footbridge.rest.bundle.Bundles;
import org.footbridge.rest.bundle.EntryReads;
import org.footbridge.rest.http.PageSizes;
import org.footbridge.rest.interaction.AuditReads;
import org.footbridge.rest.interaction.HistoryInteraction;
import org.footbridge.rest.interaction.ReadInteraction;
import org.footbridge.rest.interaction.SearchCursors;
import org.footbridge.rest.interaction.SearchInteraction;
import org.footbridge.rest.interaction.WriteInteraction;
import org.footbridge.rest.interaction.WriteTrial;
import org.footbridge.rest.provider.Interactions;
import org.footbridge.rest.request.PatchBody;
import org.footbridge.store.Store;
import org.footbridge.subscription.SubscriptionParticipant;
import org.footbridge.transaction.ChangeAudit;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeParticipant;
import org.footbridge.transaction.ChangeRules;
import org.footbridge.transaction.JointParticipants;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.WriteRules;

/** Creates the objects that serve requests. */
final class InteractionWiring {
    private final FhirContext context;
    private final ServerSettings settings;
    private final Store store;
    private final ContentReader reader;
    private final PageSizes sizes;
    private final Patches patches;
    private final String canonical;

    InteractionWiring(
            FhirContext context,
            ServerSettings settings,
            Store store,
            ContentReader reader,
            FhirPaths paths,
            String canonical) {
        this.context = context;
        this.canonical = canonical;
        this.settings = settings;
        this.store = store;
        this.reader = reader;
        this.sizes = new PageSizes(
                settings.search().countDefault(), settings.search().countMax());
        this.patches = new Patches(context, paths, reader.shapes());
    }

    Interactions interactions(
            AccessControl control, IndexWiring index, WriteRules writeRules, SubscriptionParticipant subscriptions) {
        Repository repository = new Repository(store, control);
        ChangeParticipant participant = new JointParticipants(
                List.of(participant(), QuestionnaireConfiguration.participant(context, canonical), subscriptions));
        ChangeExecutor changes = changes(control, index, writeRules, settings.changeAudit(), participant);
        Optional<AuditReads> audit = audit(repository);
        ReadInteraction reading = new ReadInteraction(repository, audit);
        HistoryInteraction histories = new HistoryInteraction(repository, store.keys(), sizes, audit);
        SearchInteraction searching = new SearchInteraction(
                repository,
                new SearchCursors(store.keys(), settings.search().cursorLifetime(), InstantSource.system()),
                index.progress(),
                settings.search().explain(),
                audit);
        Bundles bundles = new Bundles(
                context,
                store,
                repository,
                changes,
                new BundleReader(reader, settings.bundles().entriesMax()),
                new EntryReader(context, changes, reader, patches),
                new EntryReads(context, reading, searching, histories));
        WriteInteraction writing = new WriteInteraction(changes);
        return new Interactions(
                reading,
                writing,
                new PatchBody(reader, patches),
                histories,
                searching,
                bundles,
                repository,
                changes,
                new WriteTrial(
                        store,
                        reader,
                        changes(control, index, WriteRules.LOOKED_AT, ChangeAudit.OFF, participant),
                        writeRules));
    }

    private ChangeExecutor changes(
            AccessControl control,
            IndexWiring index,
            WriteRules writeRules,
            ChangeAudit audit,
            ChangeParticipant participant) {
        return new ChangeExecutor(store, reader, index.live(), writeRules, rules(), control, audit)
                .joinedBy(participant);
    }

    private Optional<AuditReads> audit(Repository repository) {
        ServerSettings.Search search = settings.search();
        return settings.auditMode() == AuditGate.Mode.OFF
                ? Optional.empty()
                : Optional.of(new AuditReads(
                        context, repository, new AuditQueryParser(search.countDefault(), search.countMax())));
    }

    private ChangeParticipant participant() {
        return settings.referral().enforce()
                ? ReferralConfiguration.participant(settings, patches, canonical)
                : ChangeParticipant.NONE;
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
