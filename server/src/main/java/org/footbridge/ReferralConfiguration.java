package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.patch.Patches;
import org.footbridge.referral.LoopRule;
import org.footbridge.referral.NewReferral;
import org.footbridge.referral.ReferralParticipant;
import org.footbridge.referral.TaskActions;
import org.footbridge.referral.overdue.OverdueJob;
import org.footbridge.referral.people.DuplicateRule;
import org.footbridge.referral.people.Duplicates;
import org.footbridge.referral.people.PersonRule;
import org.footbridge.referral.report.CodeNames;
import org.footbridge.referral.report.ReportChanges;
import org.footbridge.referral.service.Places;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.provider.Interactions;
import org.footbridge.rest.referral.ReferOperations;
import org.footbridge.rest.referral.ReferralCalls;
import org.footbridge.rest.referral.ReportOperations;
import org.footbridge.rest.referral.TaskOperations;
import org.footbridge.rest.referral.WaitingListOperation;
import org.footbridge.transaction.content.ContentReader;
import org.footbridge.validation.ResourceValidator;
import org.footbridge.validation.definition.ConformancePackages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operations on referrals. They keep the closed loop also where other writes do not. */
@Configuration(proxyBeanMethods = false)
class ReferralConfiguration {
    /** The providers of the operations. */
    record ReferralOperations(List<OperationProvider> providers) {}

    @Bean
    ReferralOperations referralOperations(
            FhirContext context,
            Interactions interactions,
            ServerSettings settings,
            ContentReader reader,
            ResourceValidator validator,
            ConformancePackages packages) {
        Patches patches = patches(context, reader, validator);
        InstantSource clock = InstantSource.system();
        String canonical = canonical(packages);
        ReferralSettings referral = settings.referral();
        ReferralCalls calls = new ReferralCalls(
                context,
                interactions.repository(),
                interactions.changes().joinedBy(participant(settings, patches, canonical)));
        NewReferral referrals =
                new NewReferral(canonical, referral.targetsIn(settings.search().zoneId()));
        return new ReferralOperations(List.of(
                new ReferOperations(calls, referrals, new DuplicateRule(referral.duplicatePeriod(), clock), clock),
                new TaskOperations(calls, new TaskActions(patches, canonical), clock),
                new ReportOperations(
                        calls,
                        new ReportChanges(patches, canonical),
                        CodeNames.of(packages.json("CodeSystem")),
                        canonical,
                        clock),
                new WaitingListOperation(calls)));
    }

    @Bean
    OverdueJob overdueJob(
            FhirContext context,
            Interactions interactions,
            ServerSettings settings,
            ContentReader reader,
            ResourceValidator validator,
            ConformancePackages packages) {
        return new OverdueJob(
                interactions.changes(),
                patches(context, reader, validator),
                canonical(packages),
                InstantSource.system(),
                settings.search().zoneId());
    }

    /** Reads patches of stored resources. */
    static Patches patches(FhirContext context, ContentReader reader, ResourceValidator validator) {
        return new Patches(context, validator.compiled().paths(), reader.shapes());
    }

    /** The rules of referrals, which take part in all changes. */
    static ReferralParticipant participant(ServerSettings settings, Patches patches, String canonical) {
        ReferralSettings referral = settings.referral();
        InstantSource clock = InstantSource.system();
        List<LoopRule> rules = new ArrayList<>();
        rules.add(new PersonRule(referral.nhsNumbers(), canonical));
        if (referral.duplicates() == Duplicates.REFUSE) {
            rules.add(new DuplicateRule(referral.duplicatePeriod(), clock));
        }
        rules.add(new Places(referral.whenFull(), clock, settings.search().zoneId()));
        return new ReferralParticipant(patches, clock, rules);
    }

    /** The base of the canonical URLs of our packages, without a slash at its end. */
    static String canonical(ConformancePackages packages) {
        return packages.all().stream()
                .filter(definition -> definition.type().equals("OperationDefinition"))
                .map(definition -> definition.url().replaceFirst("/OperationDefinition/.*$", ""))
                .findFirst()
                .orElseThrow();
    }
}
