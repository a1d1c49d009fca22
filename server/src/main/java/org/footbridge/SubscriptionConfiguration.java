package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.util.Optional;
import org.footbridge.access.AccessControl;
import org.footbridge.feed.ChangeConsumers;
import org.footbridge.patch.Patches;
import org.footbridge.repository.Repository;
import org.footbridge.search.parameter.SearchParameterRegistry;
import org.footbridge.store.Store;
import org.footbridge.subscription.DeliveryHandler;
import org.footbridge.subscription.DeliveryJobs;
import org.footbridge.subscription.RestHook;
import org.footbridge.subscription.SubscriptionMatching;
import org.footbridge.subscription.SubscriptionParticipant;
import org.footbridge.subscription.SubscriptionStatus;
import org.footbridge.transaction.ChangeExecutor;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.ResourceValidator;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Notifications of changes: what follows them, what delivers them, and the rules of Subscription resources. */
@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {
    private static final String CURSOR = "subscriptions";

    @Bean
    DeliveryJobs deliveryJobs(Store store) {
        return new DeliveryJobs(store.jobs());
    }

    @Bean
    SubscriptionParticipant subscriptionParticipant(
            ServerSettings settings,
            Store store,
            DeliveryJobs jobs,
            AccessControl control,
            SearchParameterRegistry parameters) {
        return new SubscriptionParticipant(
                store.subscriptions(),
                jobs,
                control,
                settings.subscriptions().addresses(),
                type -> parameters.current().isType(type));
    }

    @Bean
    SubscriptionMatching subscriptionMatching(
            Store store, DeliveryJobs jobs, AccessControl control, ChangeConsumers consumers) {
        SubscriptionMatching matching = new SubscriptionMatching(store.subscriptions(), jobs, control);
        consumers.add(CURSOR, false, matching);
        return matching;
    }

    /** With a certificate of the server if there is one, also after it was renewed. */
    @Bean
    RestHook restHook(ServerSettings settings, SslBundles bundles) {
        SubscriptionSettings own = settings.subscriptions();
        RestHook hook =
                new RestHook(own.addresses(), own.timeout(), Optional.ofNullable(own.secret()), InstantSource.system());
        own.tlsBundle(bundles).ifPresent(bundle -> {
            hook.authenticateBy(bundle.createSslContext());
            bundles.addBundleUpdateHandler(
                    String.valueOf(own.sslBundle()), renewed -> hook.authenticateBy(renewed.createSslContext()));
        });
        return hook;
    }

    @Bean
    DeliveryHandler deliveryHandler(
            ServerSettings settings,
            RestHook hook,
            FhirContext context,
            Store store,
            DeliveryJobs jobs,
            AccessControl control,
            ContentReader reader,
            ResourceValidator validator,
            ChangeExecutor installedChanges) {
        SubscriptionSettings own = settings.subscriptions();
        Patches patches = new Patches(context, validator.compiled().paths(), reader.shapes());
        return new DeliveryHandler(
                store.subscriptions(),
                store.resources(),
                new Repository(store, control),
                hook,
                jobs,
                new SubscriptionStatus(installedChanges, patches, store.subscriptions()),
                new DeliveryHandler.Limits(own.pauseMax(), own.parkAfter()),
                InstantSource.system());
    }
}
