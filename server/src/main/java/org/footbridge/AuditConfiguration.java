package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import org.footbridge.rest.audit.AuditFilter;
import org.footbridge.rest.audit.AuditGate;
import org.footbridge.store.Store;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The audit log: the gate that every response passes, and the seals that show tampering. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    AuditGate auditGate(ServerSettings settings, Store store, FhirContext context) {
        return new AuditGate(settings.auditMode(), store.audit(), context, ServerConfiguration.PATH);
    }

    /** Around all that may refuse a request, so that refusals are recorded. */
    @Bean
    FilterRegistrationBean<AuditFilter> audit(AuditGate gate) {
        FilterRegistrationBean<AuditFilter> bean = new FilterRegistrationBean<>(new AuditFilter(gate));
        bean.addUrlPatterns(ServerConfiguration.PATH + "/*");
        bean.setOrder(FilterConfiguration.AUDIT);
        return bean;
    }

    /** Does nothing where nothing is recorded. */
    @Bean
    AutoCloseable auditSealer(ServerSettings settings, Store store) {
        return settings.auditMode() == AuditGate.Mode.OFF
                ? () -> {}
                : new AuditSealer(store, new AuditKeys(settings), settings.audit());
    }
}
