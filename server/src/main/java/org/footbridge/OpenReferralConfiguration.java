package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.footbridge.access.AccessControl;
import org.footbridge.directory.openreferral.catalogue.Catalogue;
import org.footbridge.directory.openreferral.catalogue.Documents;
import org.footbridge.directory.openreferral.catalogue.OpenAccess;
import org.footbridge.directory.openreferral.feed.FeedClient;
import org.footbridge.directory.openreferral.feed.FeedImport;
import org.footbridge.directory.openreferral.mapping.ServiceMapping;
import org.footbridge.directory.place.PlaceLookup;
import org.footbridge.feed.ChangeWatch;
import org.footbridge.patch.Patches;
import org.footbridge.repository.Repository;
import org.footbridge.rest.audit.AuditFilter;
import org.footbridge.rest.audit.AuditGate;
import org.footbridge.rest.openreferral.OpenReferralServlet;
import org.footbridge.rest.provider.Interactions;
import org.footbridge.search.SearchEngine;
import org.footbridge.store.Store;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.ChangeParticipant;
import org.footbridge.transaction.JointParticipants;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.definition.ConformancePackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Open Referral UK: the open directory, and the import of feeds. */
@Configuration(proxyBeanMethods = false)
class OpenReferralConfiguration {
    private static final String ENABLED = "footbridge.open-referral.enabled";

    @Bean
    ServiceMapping serviceMapping(ConformancePackages packages) {
        return new ServiceMapping(ReferralConfiguration.canonical(packages));
    }

    /** The open directory has a policy of its own, so that no other one can open more of it. */
    @Bean
    @ConditionalOnProperty(name = ENABLED, havingValue = "true")
    ServletRegistrationBean<OpenReferralServlet> openReferralServlet(
            Store store,
            Supplier<SearchEngine> searchEngine,
            IndexWiring index,
            ServiceMapping mapping,
            ChangeWatch watch,
            PlaceLookup places) {
        AccessControl control =
                new AccessControl(new OpenAccess(), searchEngine, index.live()::entries, store.search()::exists);
        Repository repository = new Repository(store, control);
        Catalogue catalogue = new Catalogue(repository, mapping);
        store.notifications().atCommit(OpenAccess.TYPES, catalogue::changed);
        watch.on(OpenAccess.TYPES, catalogue::changed);
        OpenReferralServlet servlet = new OpenReferralServlet(new Documents(repository, catalogue, mapping), places);
        return new ServletRegistrationBean<>(servlet, OpenReferralServlet.PATH + "/*");
    }

    /**
     * Imports take the way of all changes, with a Provenance in each transaction. What the mapping makes is valid, so that it is validated
     * only if the operator requires profiles of it.
     */
    @Bean
    FeedImport feedImport(
            ServerSettings settings,
            FhirContext context,
            Interactions interactions,
            ChangeExecutor installedChanges,
            ContentReader reader,
            ResourceValidator validator,
            ConformancePackages packages,
            ServiceMapping mapping,
            PlaceLookup places) {
        OpenReferralSettings own = settings.openReferral();
        String canonical = ReferralConfiguration.canonical(packages);
        Patches patches = new Patches(context, validator.compiled().paths(), reader.shapes());
        ChangeParticipant referrals = settings.referral().enforce()
                ? ReferralConfiguration.participant(settings, patches, canonical)
                : ChangeParticipant.NONE;
        boolean required = settings.profiles().required().keySet().stream().anyMatch(OpenAccess.TYPES::contains);
        ChangeExecutor changes = required ? interactions.changes() : installedChanges;
        return new FeedImport(
                interactions.repository(),
                provenance -> changes.joinedBy(new JointParticipants(List.of(referrals, provenance))),
                mapping,
                canonical,
                new FeedClient(
                        own.feeds(),
                        own.addresses(),
                        own.timeout(),
                        settings.limits().bodyMax().toBytes()),
                places,
                InstantSource.system());
    }

    /** Reads of the open directory are recorded as those of FHIR are. */
    @Bean
    @ConditionalOnProperty(name = ENABLED, havingValue = "true")
    FilterRegistrationBean<AuditFilter> openReferralAudit(ServerSettings settings, Store store, FhirContext context) {
        AuditGate gate = new AuditGate(settings.auditMode(), store.audit(), context, OpenReferralServlet.PATH);
        FilterRegistrationBean<AuditFilter> bean = new FilterRegistrationBean<>(new AuditFilter(gate));
        bean.addUrlPatterns(OpenReferralServlet.PATH + "/*");
        bean.setOrder(FilterConfiguration.AUDIT);
        return bean;
    }
}
