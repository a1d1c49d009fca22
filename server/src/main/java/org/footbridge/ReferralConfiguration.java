package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.util.List;
import org.footbridge.patch.Patches;
import org.footbridge.referral.NewReferral;
import org.footbridge.referral.ReferralParticipant;
import org.footbridge.referral.TaskActions;
import org.footbridge.referral.report.CodeNames;
import org.footbridge.referral.report.ReportChanges;
import org.footbridge.rest.operation.OperationProvider;
import org.footbridge.rest.provider.Interactions;
import org.footbridge.rest.referral.ReferOperations;
import org.footbridge.rest.referral.ReferralCalls;
import org.footbridge.rest.referral.ReportOperations;
import org.footbridge.rest.referral.TaskOperations;
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
            ContentReader reader,
            ResourceValidator validator,
            ConformancePackages packages) {
        Patches patches = new Patches(context, validator.compiled().paths(), reader.shapes());
        InstantSource clock = InstantSource.system();
        String canonical = canonical(packages);
        ReferralCalls calls = new ReferralCalls(
                context,
                interactions.repository(),
                interactions.changes().joinedBy(new ReferralParticipant(patches, clock)));
        return new ReferralOperations(List.of(
                new ReferOperations(calls, new NewReferral(canonical), clock),
                new TaskOperations(calls, new TaskActions(patches, canonical), clock),
                new ReportOperations(
                        calls,
                        new ReportChanges(patches, canonical),
                        CodeNames.of(packages.json("CodeSystem")),
                        canonical,
                        clock)));
    }

    /** The base of the canonical URLs of our packages, without a slash at its end. */
    private static String canonical(ConformancePackages packages) {
        return packages.all().stream()
                .filter(definition -> definition.type().equals("OperationDefinition"))
                .map(definition -> definition.url().replaceFirst("/OperationDefinition/.*$", ""))
                .findFirst()
                .orElseThrow();
    }
}
