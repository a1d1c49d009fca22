package org.footbridge;

import ca.uhn.fhir.context.FhirContext;
import org.footbridge.jobs.Jobs;
import org.footbridge.rest.async.AsyncFilter;
import org.footbridge.rest.async.AsyncInteractions;
import org.footbridge.rest.container.BodyLimitFilter;
import org.footbridge.rest.container.DecodingFilter;
import org.footbridge.rest.container.DisconnectFilter;
import org.footbridge.rest.container.IdempotencyFilter;
import org.footbridge.rest.container.SecurityHeadersFilter;
import org.footbridge.rest.http.MemoryBudget;
import org.footbridge.store.Store;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The servlet filters, in the order in which requests pass them. */
@Configuration(proxyBeanMethods = false)
class FilterConfiguration {
    /** The place of the filter that {@link CrossOriginConfiguration} adds. */
    static final int CORS = 2;

    /** The place of authentication, which {@link AuthenticationConfiguration} adds. */
    static final int AUTHENTICATION = 3;

    /** The place of the rate limits, which {@link RateLimitConfiguration} adds. */
    static final int RATE_LIMIT = 4;

    /** The place of the authorization server, which {@link EmbeddedAuthorizationConfiguration} adds. */
    static final int AUTHORIZATION_SERVER = 5;

    /** The place of the audit log, which {@link AuditConfiguration} adds. */
    static final int AUDIT = -1;

    /** Around all others, whatever the path. */
    @Bean
    FilterRegistrationBean<DisconnectFilter> disconnect() {
        FilterRegistrationBean<DisconnectFilter> bean = new FilterRegistrationBean<>(new DisconnectFilter());
        bean.addUrlPatterns("/*");
        bean.setOrder(-2);
        return bean;
    }

    @Bean
    FilterRegistrationBean<SecurityHeadersFilter> securityHeaders() {
        FilterRegistrationBean<SecurityHeadersFilter> bean = new FilterRegistrationBean<>(new SecurityHeadersFilter());
        bean.addUrlPatterns("/*");
        bean.setOrder(1);
        return bean;
    }

    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimit(ServerSettings settings) {
        FilterRegistrationBean<BodyLimitFilter> bean = new FilterRegistrationBean<>(new BodyLimitFilter(
                settings.limits().bodyMax().toBytes(),
                settings.limits().bodyRateMin().toBytes(),
                MemoryBudget.ofHeap()));
        bean.addUrlPatterns(ServerConfiguration.PATH + "/*");
        bean.setOrder(6);
        return bean;
    }

    /** Within the limit of bodies, so that none is kept that is too large. */
    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(ServerSettings settings, Store store, FhirContext context) {
        FilterRegistrationBean<IdempotencyFilter> bean = new FilterRegistrationBean<>(new IdempotencyFilter(
                store.answers(), context, settings.idempotency().requestId()));
        bean.addUrlPatterns(ServerConfiguration.PATH + "/*");
        bean.setOrder(7);
        return bean;
    }

    /** Within the idempotency of requests, so that a repeated one becomes one job. */
    @Bean
    FilterRegistrationBean<AsyncFilter> async(Jobs jobs, AsyncInteractions interactions, FhirContext context) {
        FilterRegistrationBean<AsyncFilter> bean =
                new FilterRegistrationBean<>(new AsyncFilter(jobs, interactions, context));
        bean.addUrlPatterns(ServerConfiguration.PATH + "/*");
        bean.setOrder(8);
        return bean;
    }

    /** The last of the filters: it reads forms, which others bound and keep. */
    @Bean
    FilterRegistrationBean<DecodingFilter> decoding() {
        FilterRegistrationBean<DecodingFilter> bean = new FilterRegistrationBean<>(new DecodingFilter());
        bean.addUrlPatterns("/*");
        bean.setOrder(9);
        return bean;
    }
}
