package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.footbridge.feed.ChangeWatch;
import org.footbridge.store.Store;
import org.footbridge.store.jdbc.Notifications;
import org.footbridge.terminology.BoundCodes;
import org.footbridge.terminology.Terminology;
import org.footbridge.validation.definition.KnownDefinitions;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The terminology service: what search asks, and what clients do. */
@Configuration(proxyBeanMethods = false)
class TerminologyConfiguration {
    @Bean
    Terminology terminology(
            ServerSettings settings,
            FhirContext context,
            Store store,
            KnownDefinitions definitions,
            ServerProperties server,
            LateCodes codes,
            ChangeWatch watch) {
        AtomicLong revision = new AtomicLong();
        store.notifications().atCommit(Terminology.TYPES, revision::incrementAndGet);
        watch.on(Terminology.TYPES, revision::incrementAndGet);
        watch.on(Set.of(Notifications.CODE_SYSTEMS), revision::incrementAndGet);
        Terminology terminology =
                new Terminology(context, store, definitions, ServerConfiguration.base(settings, server), revision::get);
        codes.use(new BoundCodes(terminology));
        return terminology;
    }

    @Bean
    TerminologyWiring terminologyParts(ServerSettings settings, Terminology terminology, FhirContext context) {
        return TerminologyWiring.of(terminology, settings.terminology(), context);
    }
}
