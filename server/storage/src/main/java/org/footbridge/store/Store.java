package org.footbridge.store;

import java.time.Clock;
import javax.sql.DataSource;
import org.footbridge.search.index.Keys;
import org.footbridge.store.audit.AuditPruning;
import org.footbridge.store.audit.AuditRows;
import org.footbridge.store.audit.AuditStore;
import org.footbridge.store.audit.LogVerification;
import org.footbridge.store.audit.SealStore;
import org.footbridge.store.concept.ConceptLoads;
import org.footbridge.store.concept.ConceptStore;
import org.footbridge.store.definition.CustomParameterStore;
import org.footbridge.store.definition.DefinitionStore;
import org.footbridge.store.definition.GuideStore;
import org.footbridge.store.definition.ReindexStore;
import org.footbridge.store.history.ChangeCursors;
import org.footbridge.store.history.ChangeFeed;
import org.footbridge.store.history.HistoryStore;
import org.footbridge.store.jdbc.ClusterIdentity;
import org.footbridge.store.jdbc.Database;
import org.footbridge.store.jdbc.Notifications;
import org.footbridge.store.jdbc.Outage;
import org.footbridge.store.jdbc.ResourceTypes;
import org.footbridge.store.jdbc.SecretStore;
import org.footbridge.store.jdbc.Secrets;
import org.footbridge.store.jdbc.WriteClock;
import org.footbridge.store.job.JobStore;
import org.footbridge.store.place.PostcodeStore;
import org.footbridge.store.resource.BodyCodec;
import org.footbridge.store.resource.DefinitionChanges;
import org.footbridge.store.resource.ResourceInserts;
import org.footbridge.store.resource.ResourceStore;
import org.footbridge.store.resource.TokenTextCache;
import org.footbridge.store.resource.WriteStore;
import org.footbridge.store.search.CompartmentStore;
import org.footbridge.store.search.IncludeStore;
import org.footbridge.store.search.SearchStore;
import org.footbridge.store.subscription.SubscriptionStore;

/**
 * The stores of one database whose schema is up to date.
 *
 * @param keys hashes with the secret of this database
 */
public record Store(
        Keys keys,
        ResourceStore resources,
        WriteStore writes,
        HistoryStore history,
        SearchStore search,
        IncludeStore includes,
        CompartmentStore compartments,
        ReindexStore reindex,
        CustomParameterStore parameters,
        DefinitionStore storedDefinitions,
        GuideStore guides,
        JobStore jobs,
        SubscriptionStore subscriptions,
        AnswerStore answers,
        ChangeFeed feed,
        ChangeCursors cursors,
        Notifications notifications,
        ConceptStore concepts,
        ConceptLoads loads,
        DefinitionChanges definitions,
        AuditStore audit,
        SealStore seals,
        LogVerification verification,
        AuditPruning pruning,
        SecretStore secrets,
        AuthorizationStore authorizations,
        PostcodeStore postcodes,
        Outage outage) {

    /**
     * @param searchRowsMax the most rows that a search may have to look at, as far as is known beforehand
     * @param includeMax the most resources that a page of a search may include
     * @throws LinkageError if the native code of the store cannot be loaded
     */
    public static Store open(DataSource source, long searchRowsMax, int includeMax) {
        WriteClock clock = new WriteClock(Clock.systemUTC());
        Database database = new Database(source, clock);
        BodyCodec.load();
        ClusterIdentity.settle(database);
        return stores(database, clock, new SecretStore(database), searchRowsMax, includeMax);
    }

    private static Store stores(Database database, WriteClock clock, SecretStore secrets, long rowsMax, int included) {
        Keys keys = Secrets.keys(secrets);
        ResourceTypes types = new ResourceTypes(database);
        TokenTextCache texts = new TokenTextCache();
        Outage outage = outage(database);
        Notifications notifications = new Notifications(database, outage);
        AuditRows audits = new AuditRows(keys);
        ResourceInserts inserts = new ResourceInserts(database, types, keys, clock, texts, notifications, audits);
        ResourceStore resources =
                new ResourceStore(database, types, keys, clock, texts, notifications, inserts, audits);
        return new Store(
                keys,
                resources,
                new WriteStore(database, types, keys, clock, texts, resources, inserts, audits),
                new HistoryStore(database, types, keys, clock),
                new SearchStore(database, types, keys, rowsMax),
                new IncludeStore(database, types, keys, included),
                new CompartmentStore(database, types, keys),
                new ReindexStore(database, types, notifications),
                new CustomParameterStore(database, types, notifications),
                new DefinitionStore(database, types),
                new GuideStore(database),
                new JobStore(database, notifications),
                new SubscriptionStore(database),
                new AnswerStore(database),
                new ChangeFeed(database, types),
                new ChangeCursors(database),
                notifications,
                new ConceptStore(database),
                new ConceptLoads(database, notifications),
                new DefinitionChanges(database, types),
                new AuditStore(database, audits),
                new SealStore(database),
                new LogVerification(database, audits),
                new AuditPruning(database),
                secrets,
                new AuthorizationStore(database),
                new PostcodeStore(database),
                outage);
    }

    private static Outage outage(Database database) {
        return new Outage(() -> database.list("SELECT 1", values -> {}, row -> row.getInt(1)));
    }
}
