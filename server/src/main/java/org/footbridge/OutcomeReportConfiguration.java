package org.footbridge;

import java.time.InstantSource;
import org.footbridge.rest.outcome.report.OutcomesReportOperation;
import org.footbridge.rest.provider.Interactions;
import org.footbridge.validation.definition.ConformancePackages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The report about outcomes. */
@Configuration(proxyBeanMethods = false)
class OutcomeReportConfiguration {
    @Bean
    OutcomesReportOperation outcomesReport(
            Interactions interactions, ServerSettings settings, ConformancePackages packages) {
        return new OutcomesReportOperation(
                interactions.repository(),
                settings.outcomesReport().rules(),
                ReferralConfiguration.canonical(packages),
                InstantSource.system());
    }
}
