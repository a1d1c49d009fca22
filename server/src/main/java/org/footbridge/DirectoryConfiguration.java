package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.footbridge.directory.assurance.AssuranceSystems;
import org.footbridge.directory.assurance.StaleServicesJob;
import org.footbridge.directory.assurance.Staleness;
import org.footbridge.directory.listing.CallerDirectory;
import org.footbridge.directory.listing.DirectoryFollower;
import org.footbridge.directory.listing.ListingReader;
import org.footbridge.directory.listing.OpenReferral;
import org.footbridge.directory.listing.ReferralReading;
import org.footbridge.directory.place.PlaceLookup;
import org.footbridge.directory.place.StoredPlaces;
import org.footbridge.patch.Patches;
import org.footbridge.referral.service.PlaceUse;
import org.footbridge.rest.directory.AssureOperation;
import org.footbridge.rest.directory.DirectoryCalls;
import org.footbridge.rest.directory.DuplicatesOperation;
import org.footbridge.rest.directory.KnownCodes;
import org.footbridge.rest.directory.MatchOperation;
import org.footbridge.rest.directory.MatchOperation.MatchPages;
import org.footbridge.rest.directory.PlaceInput;
import org.footbridge.rest.http.PageSizes;
import org.footbridge.rest.interaction.Cursors;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.provider.Interactions;
import org.footbridge.store.Store;
import org.footbridge.transaction.ChangeParticipant;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.definition.ConformancePackages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directory of services: what this server holds of it in memory, its operations, and its places. */
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {
    private static final Logger log = LoggerFactory.getLogger(DirectoryConfiguration.class);

    /** The providers of the operations. */
    record DirectoryOperations(List<OperationProvider> providers) {}

    @Bean
    PlaceLookup placeLookup(Store store) {
        return new StoredPlaces(store.postcodes());
    }

    @Bean
    ListingReader listingReader(ServerSettings settings) {
        return new ListingReader(settings.search().zoneId());
    }

    @Bean
    DirectoryFollower directoryFollower(
            ServerSettings settings, Store store, Interactions interactions, ListingReader reader) {
        return new DirectoryFollower(
                interactions.repository(),
                store.feed(),
                reader,
                referrals(),
                settings.directory().limits());
    }

    /** The rules of referrals by which places are counted. */
    private static ReferralReading referrals() {
        return new ReferralReading(
                task -> PlaceUse.of(task).map(use -> new OpenReferral(use.request(), use.waits())),
                request -> PlaceUse.services(request).stream()
                        .map(path -> path.substring(path.indexOf('/') + 1))
                        .collect(Collectors.toSet()),
                PlaceUse.OPEN);
    }

    /** The directory is read in the background, once the server answers. */
    @Bean
    BackgroundLifecycle directoryLifecycle(DirectoryFollower directory, Store store) {
        Thread reading = new Thread(
                () -> store.outage()
                        .attempt(
                                directory::prepare,
                                failure -> log.warn("The directory is read when it is asked for", failure)),
                "directory");
        reading.setDaemon(true);
        return new BackgroundLifecycle(reading::start, () -> {});
    }

    @Bean
    CallerDirectory callerDirectory(
            ServerSettings settings, Interactions interactions, DirectoryFollower directory, ListingReader reader) {
        return new CallerDirectory(
                interactions.repository(),
                directory,
                reader,
                settings.directory().limits());
    }

    @Bean
    DirectoryOperations directoryOperations(
            ServerSettings settings,
            Store store,
            Interactions interactions,
            Patches patches,
            ConformancePackages packages,
            CallerDirectory visible,
            PlaceLookup places) {
        String canonical = ReferralConfiguration.canonical(packages);
        DirectoryCalls calls = new DirectoryCalls(interactions.repository());
        ZoneId zone = settings.search().zoneId();
        PageSizes sizes = new PageSizes(
                settings.search().countDefault(), settings.search().countMax());
        return new DirectoryOperations(List.of(
                new MatchOperation(
                        calls,
                        visible,
                        new PlaceInput(places),
                        new KnownCodes(packages.json("CodeSystem"), canonical),
                        settings.directory().matching(settings.referral().whenFull()),
                        new MatchPages(
                                sizes,
                                new Cursors(store.keys()),
                                () -> LocalDate.now(zone),
                                canonical + "/StructureDefinition/match-reason")),
                new AssureOperation(
                        calls,
                        interactions.changes(),
                        rules(settings, patches, canonical),
                        patches,
                        new AssuranceSystems(canonical),
                        InstantSource.system(),
                        zone),
                new DuplicatesOperation(calls, visible, sizes)));
    }

    private static ChangeParticipant rules(ServerSettings settings, Patches patches, String canonical) {
        return settings.referral().enforce()
                ? ReferralConfiguration.participant(settings, patches, canonical)
                : ChangeParticipant.NONE;
    }

    @Bean
    Patches directoryPatches(FhirContext context, ContentReader reader, ResourceValidator validator) {
        return ReferralConfiguration.patches(context, reader, validator);
    }

    @Bean
    StaleServicesJob staleServicesJob(
            ServerSettings settings,
            Interactions interactions,
            Patches patches,
            DirectoryFollower directory,
            ConformancePackages packages) {
        return new StaleServicesJob(
                interactions.changes(),
                patches,
                directory,
                new AssuranceSystems(ReferralConfiguration.canonical(packages)),
                new Staleness(settings.directory().staleAfter()),
                InstantSource.system(),
                settings.search().zoneId());
    }
}
